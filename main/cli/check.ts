import { resolve } from 'node:path';
import { z } from 'zod';
import { FAULT_KINDS, type IntegrityReport } from '../../shared/domain/dataset/integrity.ts';
import { readDataset } from '../datasets/index.ts';
import { checkDataset, renderDataset, repairDataset } from '../jobs/index.ts';
import { defineCommand } from './command.ts';
import { datasetNamed } from './datasetFolder.ts';
import { using } from './datasetUse.ts';
import { LAYOUTS } from './layouts.ts';
import { inLibrary } from './library.ts';
import { blenderFor } from './openBlender.ts';
import { counted, table } from './text.ts';
import { on, oneOf, pathList } from './values.ts';

export const check = defineCommand({
  summary: 'Look at every file of a dataset: missing, broken, changed, not binary; and at pictures that look the same.',
  words: 'DATASET',
  flags: {
    repair: { help: 'Take broken frames out of a synthetic dataset; their lines are kept in frames.dropped.jsonl.' },
    render: { help: 'Repair, and render the broken frames again.' },
    against: { value: 'DIR[,DIR…]', help: 'Synthetic datasets that were checked before: tell pictures that look like theirs.' },
    layout: { value: 'LAYOUT', help: `${LAYOUTS.join(', ')}; found out without it.` },
  },
  values: z.object({
    words: z.array(z.string()).length(1, { error: 'Name one dataset.' }),
    repair: on,
    render: on,
    against: pathList.default([]),
    layout: oneOf(LAYOUTS).default('auto'),
  }),
  async run({ words: [named = ''], repair, render, against, layout }, session) {
    const dataset = await datasetNamed(named, session);
    const { path, care } = dataset;
    const others = against.map((folder) => resolve(folder));
    const found = await using('check', 'read', [dataset], session, () =>
      checkDataset({ path, layout, care, others }, { signal: session.signal, onProgress: session.progress }),
    );
    const needsRepair = found.broken.length + found.counts.brokenLine > 0;
    if (!(repair || render) || !needsRepair || care !== path) {
      return { result: found, text: describe(found), exitCode: needsRepair || found.counts.stray > 0 ? 1 : 0 };
    }
    const repaired = await using('check --repair', 'change', [dataset], session, () => repairDataset(path, found));
    if (render) await renderAgain(path, found.broken);
    await inLibrary(session, path, (catalogue) => catalogue.datasets.putFolder(path));
    const what = render ? `${counted(found.broken.length, 'frame')} rendered again` : `${counted(repaired.dropped, 'line')} taken out`;
    return { result: { ...found, repaired }, text: `${describe(found)}\nRepaired: ${what}.` };

    async function renderAgain(out: string, only: readonly number[]): Promise<void> {
      if (only.length === 0) return;
      const { name, preset } = (await readDataset(out)).description;
      const blender = await blenderFor(session, {});
      await renderDataset({ preset, name, out, only }, { blender, signal: session.signal, onProgress: session.progress });
    }
  },
});

function describe({ name, frames, broken, counts, faults, nearDuplicates, alikeElsewhere }: IntegrityReport): string {
  const rows = FAULT_KINDS.filter((kind) => counts[kind] > 0).map((kind) => [`  ${WORDS[kind]}`, String(counts[kind])]);
  const some = faults.slice(0, 8).map(({ file, detail }) => `  ${file}: ${detail}`);
  const alike = nearDuplicates.length + alikeElsewhere.length;
  return [
    `${name}: ${counted(frames, 'frame')} checked, ${broken.length} broken.`,
    ...(rows.length === 0 ? [] : [table(rows), '', ...some, ...(faults.length > some.length ? ['  …'] : [])]),
    ...(alike === 0
      ? []
      : [
          '',
          `${counted(nearDuplicates.length, 'group')} of pictures that look the same, ${counted(alikeElsewhere.length, 'picture')} like one of another dataset.`,
          ...nearDuplicates.slice(0, 5).map((group) => `  ${group.slice(0, 8).join(', ')}`),
        ]),
  ].join('\n');
}

const WORDS = {
  brokenLine: 'lines that cannot be read',
  missing: 'files missing',
  unreadable: 'files that cannot be decoded',
  size: 'files of another size',
  changed: 'files with other pixels than written down',
  notBinary: 'masks that are not binary',
  wrongShare: 'masks with another share than written down',
  stray: 'files that no line lists',
} as const satisfies Record<(typeof FAULT_KINDS)[number], string>;
