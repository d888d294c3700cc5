import type { Channel, Frame } from '../../shared/contract/channel.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import type { ChannelPair } from '../contract/suite.ts';

/** Two ends joined by structured clone, as strict as it gets without a process in between. */
export function memoryPair(): ChannelPair {
  const ends = [0, 1].map(() => ({
    frames: new Set<(frame: unknown) => void>(),
    closes: new Set<(cause: StudioError) => void>(),
  }));
  let isCut = false;
  const end = (mine: number): Channel => ({
    send(frame: Frame) {
      const copy: unknown = structuredClone(frame);
      queueMicrotask(() => {
        if (!isCut) for (const listener of [...(ends[1 - mine]?.frames ?? [])]) listener(copy);
      });
    },
    onFrame(listener) {
      ends[mine]?.frames.add(listener);
      return () => ends[mine]?.frames.delete(listener);
    },
    onClose(listener) {
      ends[mine]?.closes.add(listener);
      return () => ends[mine]?.closes.delete(listener);
    },
  });
  return {
    client: end(0),
    host: end(1),
    cut() {
      isCut = true;
      for (const { closes } of ends) for (const listener of [...closes]) listener(new StudioError('unavailable', 'Cut.'));
    },
    close: async () => {},
  };
}
