import { z } from 'zod';
import { rebuildCatalogue } from '../catalogue/index.ts';
import { libraryFolder } from '../places.ts';
import { defineCommand, type Outcome } from './command.ts';
import { withCatalogue } from './library.ts';
import { counted, table } from './text.ts';

export const catalogue = defineCommand({
  summary: 'Show what the library holds; with "rebuild", make its catalogue anew from the folders on the disk.',
  words: '[rebuild]',
  flags: {},
  values: z.object({
    words: z.array(z.string()).refine((words) => words.length === 0 || (words.length === 1 && words[0] === 'rebuild'), {
      error: 'The only word after "catalogue" is "rebuild".',
    }),
  }),
  run({ words }, session) {
    const library = libraryFolder(session.library);
    return words.length === 0 ? show(library) : rebuild(library);
  },
});

function show(library: string): Promise<Outcome> {
  return withCatalogue(library, ({ datasets, runs }) => {
    const [allDatasets, allRuns] = [datasets.list(), runs.list()];
    const rows = [
      ...allDatasets.map(({ name, kind, source, frames, wanted, path }) => [
        `  ${name}`,
        `${kind}, ${source}`,
        frames === wanted ? counted(frames, 'frame') : `${frames} of ${wanted} frames`,
        path,
      ]),
      ...allRuns.map(({ name, recipe, epochs, path }) => [`  ${name}`, `run, ${recipe.name}`, counted(epochs.length, 'epoch'), path]),
    ];
    const text = rows.length === 0 ? `The library ${library} is empty.` : `${library}\n${table(rows)}`;
    return { result: { library, datasets: allDatasets, runs: allRuns }, text };
  });
}

async function rebuild(library: string): Promise<Outcome> {
  const report = await rebuildCatalogue(library);
  const { datasets, frames, runs, problems } = report;
  const head = `The catalogue of ${library} has ${counted(datasets, 'dataset')} with ${counted(frames, 'frame')}, and ${counted(runs, 'run')}.`;
  return { result: { library, ...report }, text: [head, ...problems].join('\n') };
}
