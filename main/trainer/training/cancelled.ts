import { StudioError } from '../../../shared/contract/errors.ts';

/** @throws StudioError (`cancelled`) when the signal was aborted. */
export function throwIfCancelled({ signal }: { readonly signal?: AbortSignal | undefined }): void {
  if (signal?.aborted) {
    throw new StudioError('cancelled', 'Training was cancelled.', { next: 'Resume the run to go on where it stopped.' });
  }
}
