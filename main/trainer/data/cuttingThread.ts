import type { MessagePort } from 'node:worker_threads';
import { asFailure } from '../../../shared/contract/errors.ts';
import { DecodedCache } from './decodedCache.ts';
import { Gate } from './gate.ts';
import { makePatch } from './makePatch.ts';
import { tallyOf } from './maskTally.ts';
import { reduceSample } from './reduce.ts';
import { checked, type ReadAddress } from './source.ts';
import { patchIn, type ThreadReply, ThreadRequest, ThreadSetting } from './threadMessages.ts';

/** One picture is cut while the next is decoded. */
const AT_A_TIME = 2;

/**
 * The body of a thread that decodes and cuts (the other side is `ThreadedCutter`). Each thread is asked for pictures of its
 * own only, so that its cache shares no picture with another's.
 */
export function serveCuts(port: MessagePort, setting: unknown, read: ReadAddress): void {
  const { longestSide, cacheBytes } = ThreadSetting.parse(setting);
  const decoded = new DecodedCache(cacheBytes);
  const gate = new Gate(AT_A_TIME);
  const reply = (message: ThreadReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

  async function answer(request: ThreadRequest): Promise<void> {
    const { id, key, name, address } = request;
    const sample = await decoded.read(key, async () => reduceSample(checked(await read(address, longestSide), name), longestSide));
    if (request.task === 'tally') {
      reply({ type: 'tally', id, tally: tallyOf(sample) });
      return;
    }
    const batch = patchIn(request.buffer, request.recipe.patchSize);
    // The buffer may hold an earlier patch.
    for (const planes of [batch.targets, batch.weights]) planes.fill(0);
    await makePatch(sample, request.recipe, { batch, slot: 0 });
    reply({ type: 'patch', id, buffer: request.buffer }, [request.buffer]);
  }

  port.on('message', (raw: unknown) => {
    const request = ThreadRequest.parse(raw);
    gate.run(() => answer(request)).catch((error: unknown) => reply({ type: 'fail', id: request.id, failure: asFailure(error) }));
  });
  reply({ type: 'ready' });
}
