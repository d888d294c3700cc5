import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import type { RunLogFormat } from '../../shared/contract/runs.ts';
import { readRunFolder } from '../catalogue/index.ts';
import { libraryFolder } from '../places.ts';
import { exportRunLog } from '../trainer/index.ts';
import { defineCommand, type Outcome, UsageError } from './command.ts';
import { withCatalogue } from './library.ts';
import { counted, table } from './text.ts';
import { oneOf, text } from './values.ts';

const FORMATS = ['csv', 'tensorboard'] as const satisfies readonly RunLogFormat[];

export const runs = defineCommand({
  summary: 'List the trainings of the library, or write the log of one for other programs: a table, or what TensorBoard shows.',
  words: '[export RUN]',
  flags: {
    format: { value: FORMATS.join('|'), help: 'What to write; csv without it.' },
    out: { value: 'DIR', help: 'Where to; the current folder without it.' },
  },
  values: z.object({
    words: z.array(z.string()).default([]),
    format: oneOf(FORMATS).default('csv'),
    out: text.default('.'),
  }),
  async run({ words: [action, run, ...more], format, out }, session) {
    const library = libraryFolder(session.library);
    if (action === undefined) return list(library);
    if (action !== 'export' || run === undefined || more.length > 0) {
      throw new UsageError('After "runs" comes nothing, or "export" and a run: its folder, or its name in the library.');
    }
    const { description, epochs } = await readRunFolder(await folderOf(run, library));
    if (epochs.length === 0) throw new StudioError('not-found', `The run "${description.name}" has no finished epoch yet.`);
    const file = await exportRunLog({ description, epochs }, format, resolve(out));
    return { result: { file, epochs: epochs.length }, text: `${counted(epochs.length, 'epoch')} of "${description.name}" → ${file}` };
  },
});

function list(library: string): Promise<Outcome> {
  return withCatalogue(library, (catalogue) => {
    const all = catalogue.runs.list();
    const rows = all.map(({ name, recipe, epochs, bestEpoch, path }) => {
      const iou = epochs.find(({ epoch }) => epoch === bestEpoch)?.validationIou;
      return [name, recipe.name, `${epochs.length} of ${recipe.epochs}`, bestEpoch?.toString() ?? '', iou?.toFixed(4) ?? '', path];
    });
    const head = ['run', 'recipe', 'epochs', 'best', 'validation IoU', 'folder'];
    return { result: { library, runs: all }, text: all.length === 0 ? `${library} has no runs.` : table([head, ...rows]) };
  });
}

/** A folder that is a run, or the newest run of this name in the library. @throws StudioError (`not-found`) */
async function folderOf(run: string, library: string): Promise<string> {
  if (existsSync(join(run, 'run.json'))) return resolve(run);
  const found = await withCatalogue(library, (catalogue) => catalogue.runs.list().find(({ name, id }) => name === run || id === run));
  if (found !== undefined) return found.path;
  throw new StudioError('not-found', `"${run}" is neither the folder of a run nor the name of one in ${library}.`, {
    next: 'See `s2mgen runs`.',
  });
}
