import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import type { RunEntry } from '../../shared/contract/runs.ts';
import { cardMarkdown, type ModelCard } from '../../shared/domain/training/modelCard.ts';
import { writeWhole } from '../files/index.ts';

/**
 * Writes `<name>.onnx` and `<name>.md` into a folder; a file of that name there is replaced.
 * @throws StudioError `not-found` without a model.
 */
export async function exportModel({ name, model }: RunEntry, card: ModelCard, dir: string): Promise<string[]> {
  if (model === null) {
    throw new StudioError('not-found', 'This run has no model yet.', { next: 'Train it to the end of its first epoch.' });
  }
  const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, '_').replace(/^\.+/, '_');
  const [network, words] = [join(dir, `${plain}.onnx`), join(dir, `${plain}.md`)];
  await mkdir(dir, { recursive: true });
  await copyFile(model, network);
  await writeWhole(words, cardMarkdown(card));
  return [network, words];
}
