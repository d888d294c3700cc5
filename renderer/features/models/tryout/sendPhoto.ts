import { StudioError } from '../../../../shared/contract/errors.ts';
import { MOST_UPLOAD_BYTES, UPLOAD_ADDRESS, Uploaded } from '../../../../shared/contract/tryout.ts';
import { assetUrl } from '../../../client/asset.ts';
import { texts } from '../../../texts/tryout.ts';
import { formatBytes } from '../../../ui/format.ts';

/**
 * Sends a file to the host and returns its id.
 * @throws StudioError `invalid` when it is too large, `unavailable` when it does not arrive.
 */
export async function sendPhoto(file: Blob, signal?: AbortSignal): Promise<string> {
  if (file.size > MOST_UPLOAD_BYTES) {
    throw new StudioError('invalid', texts.tooLarge(formatBytes(MOST_UPLOAD_BYTES)), { next: texts.tooLargeNext });
  }
  const failed = (cause?: unknown) => new StudioError('unavailable', texts.notSent, { next: texts.notSentNext, cause });
  const response = await fetch(assetUrl(UPLOAD_ADDRESS), { method: 'POST', body: file, ...(signal && { signal }) }).catch(
    (cause: unknown) => {
      throw failed(cause);
    },
  );
  if (!response.ok) throw failed(await response.text());
  return Uploaded.parse(await response.json()).id;
}
