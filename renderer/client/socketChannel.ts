import type { Channel, Frame } from '../../shared/contract/channel.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { shell } from '../texts/shell.ts';

/** A channel over the page's own WebSocket. Frames sent before it is open wait. */
export function openSocketChannel(onOpen: () => void): Channel {
  const address = new URL('/channel', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  const waiting: Frame[] = [];
  const frameListeners = new Set<(frame: unknown) => void>();
  const closeListeners = new Set<(cause: StudioError) => void>();

  socket.addEventListener('open', () => {
    for (const frame of waiting.splice(0)) socket.send(JSON.stringify(frame));
    onOpen();
  });
  socket.addEventListener('message', (event) => {
    const frame: unknown = JSON.parse(String(event.data));
    for (const listener of frameListeners) listener(frame);
  });
  socket.addEventListener('close', () => {
    const cause = new StudioError('unavailable', shell.unreachable, {
      next: shell.unreachableNext,
    });
    for (const listener of closeListeners) listener(cause);
  });

  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
      else waiting.push(frame);
    },
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
  };
}
