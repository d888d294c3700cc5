import { resolve } from 'node:path';
import { z } from 'zod';
import { importDataset } from '../jobs/index.ts';
import { libraryFolder } from '../places.ts';
import { defineCommand } from './command.ts';
import { LAYOUTS } from './layouts.ts';
import { withCatalogue } from './library.ts';
import { counted } from './text.ts';
import { oneOf, text } from './values.ts';

export const importCommand = defineCommand({
  summary: 'Take a dataset into the library. Its files stay where they are.',
  flags: {
    data: { value: 'DIR', help: 'The dataset folder.', required: true },
    name: { value: 'NAME', help: 'Its name in the library.', required: true },
    layout: { value: 'LAYOUT', help: `${LAYOUTS.join(', ')}; found out without it.` },
  },
  values: z.object({ data: text, name: text, layout: oneOf(LAYOUTS).default('auto') }),
  async run({ data, name, layout }, session) {
    const imported = await importDataset({ path: resolve(data), name, layout }, { signal: session.signal, onProgress: session.progress });
    const { problems } = imported;
    for (const problem of problems) session.say(problem);
    const entry = await withCatalogue(libraryFolder(session.library), ({ datasets }) =>
      imported.kind === 'synthetic' ? datasets.putFolder(imported.folder) : datasets.putReal(imported.dataset),
    );
    const text = `${entry.name}: ${counted(entry.frames, 'picture')}, layout ${entry.source}, ${(100 * entry.meanSkinShare).toFixed(1)} % skin on average.`;
    return { result: { dataset: entry, problems }, text };
  },
});
