import { z } from 'zod';
import { SIDES, SPLIT_GROUPINGS, SplitName, SplitRatios } from '../../shared/domain/dataset/split.ts';
import { listSplits, makeSplit, readPairs, writeSplit } from '../datasets/index.ts';
import { readReport, separated } from '../jobs/index.ts';
import { defineCommand, UsageError } from './command.ts';
import { datasetNamed } from './datasetFolder.ts';
import { using } from './datasetUse.ts';
import { LAYOUTS } from './layouts.ts';
import { counted, table } from './text.ts';
import { count, oneOf, pathList, text } from './values.ts';

export const split = defineCommand({
  summary: 'Deal the frames of a dataset to train, validation and test: no subject and no photograph on two sides.',
  words: 'DATASET',
  flags: {
    name: { value: 'NAME', help: 'Name of the split; train --split and evaluate --split take it.', required: true },
    ratios: { value: '70,15,15', help: 'Parts of train, validation and test; 80,10,10 without it.' },
    seed: { value: 'N', help: 'Other sides for another seed; 0 without it.' },
    by: { value: 'LIST', help: `What stays on one side: ${SPLIT_GROUPINGS.join(', ')}; the first two without it.` },
    layout: { value: 'LAYOUT', help: `${LAYOUTS.join(', ')}; found out without it.` },
  },
  values: z.object({
    words: z.array(z.string()).length(1, { error: 'Name one dataset.' }),
    name: SplitName,
    ratios: text.default('80,10,10'),
    seed: count(0).default(0),
    by: pathList.default(['subject', 'photograph']),
    layout: oneOf(LAYOUTS).default('auto'),
  }),
  async run({ words: [named = ''], name, ratios: parts, seed, by, layout }, session) {
    const groupedBy = z.array(z.enum(SPLIT_GROUPINGS)).safeParse(by);
    if (!groupedBy.success) throw new UsageError(`--by: some of ${SPLIT_GROUPINGS.join(', ')}`);
    const ratios = ratiosOf(parts);
    const dataset = await datasetNamed(named, session);
    const { path, care } = dataset;
    const report = await readReport(care);
    if (groupedBy.data.includes('nearDuplicate') && report === null) throw new UsageError('--by nearDuplicate: run s2mgen check first');
    const set = await readPairs(path, layout);
    const made = await makeSplit(set, { name, ratios, seed, groupedBy: groupedBy.data }, report?.nearDuplicates, session.signal);
    const isThere = (await listSplits(care)).some((one) => one.name === name);
    // A new one is in nobody's way.
    await using('split', 'change', isThere ? [dataset] : [], session, () => writeSplit(care, made));
    const apart = report === null ? null : separated(made, report.nearDuplicates).length;
    if (apart !== null && apart > 0)
      session.say(`${counted(apart, 'group')} of near-duplicates stand on two sides; add nearDuplicate to --by.`);
    const rows = SIDES.map((side) => [side, String(made.sides[side].length), made.sha256[side].slice(0, 12)]);
    const leftOut =
      made.leftOut.length === 0 ? '' : `\n${counted(made.leftOut.length, 'frame')} left out: photographs of two sides hang there.`;
    return { result: { ...made, separated: apart }, text: `${table([['', 'frames', 'hash'], ...rows])}${leftOut}` };
  },
});

function ratiosOf(text: string): SplitRatios {
  const parts = text.split(',').map(Number);
  const [train = 0, validation = 0, test = 0] = parts;
  const sum = train + validation + test;
  if (parts.length === 3 && parts.every((part) => part >= 0) && sum > 0) {
    return SplitRatios.parse({ train: train / sum, validation: validation / sum, test: test / sum });
  }
  throw new UsageError(`--ratios: "${text}" is no three parts like 70,15,15`);
}
