import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { IntegrityReport } from '../../shared/domain/dataset/integrity.ts';
import { alikeThreadEntry } from './spawn.ts';

/** What the thread compares: hashes by name, and care folders that hold those of other datasets. */
export const AlikeRequest = z.strictObject({ hashes: z.map(z.string(), z.string()), others: z.array(z.string()) });
type AlikeRequest = z.infer<typeof AlikeRequest>;

const Found = IntegrityReport.pick({ nearDuplicates: true, alikeElsewhere: true });
type Found = z.infer<typeof Found>;

/** `done` counts the pictures once for the dataset itself and once for each other. */
export const AlikeReply = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), done: z.int() }),
  Found.extend({ type: z.literal('done') }),
]);
export type AlikeReply = z.infer<typeof AlikeReply>;

interface Hooks {
  readonly signal?: AbortSignal | undefined;
  readonly onDone?: (done: number) => void;
}

/** Finds pictures that look the same, in a thread of its own. @throws StudioError `cancelled`, `internal` when the thread dies. */
export function findAlike(hashes: ReadonlyMap<string, string>, others: readonly string[], { signal, onDone }: Hooks = {}): Promise<Found> {
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(new StudioError('cancelled', 'Comparing pictures was cancelled.'));
    if (signal?.aborted) return cancelled();
    const request: AlikeRequest = { hashes: new Map(hashes), others: [...others] };
    const thread = new Worker(alikeThreadEntry(), { workerData: request, execArgv: [], name: 'alike' });
    const cancel = () => void thread.terminate().then(cancelled);
    signal?.addEventListener('abort', cancel, { once: true });
    const fail = (why: string, cause?: unknown) =>
      reject(new StudioError('internal', `Comparing pictures ended by itself: ${why}.`, { next: 'Check the dataset again.', cause }));
    thread.on('message', (raw: unknown) => {
      const reply = AlikeReply.parse(raw);
      if (reply.type === 'progress') return onDone?.(reply.done);
      const { nearDuplicates, alikeElsewhere } = reply;
      resolve({ nearDuplicates, alikeElsewhere });
    });
    thread.once('error', (error: unknown) => fail(error instanceof Error ? error.message : String(error), error));
    thread.once('exit', (code) => {
      signal?.removeEventListener('abort', cancel);
      if (!signal?.aborted) fail(`exit code ${code}`);
    });
  });
}
