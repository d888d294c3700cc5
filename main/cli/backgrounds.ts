import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { type BackgroundCollection, type BackgroundRecord, isSuspected } from '../backgrounds/index.ts';
import { addBackgrounds, scanBackgrounds } from '../jobs/index.ts';
import { libraryBackgrounds } from './backgroundsFlag.ts';
import { defineCommand, type Outcome } from './command.ts';
import type { Session } from './session.ts';
import { counted, table } from './text.ts';
import { text } from './values.ts';

const ACTIONS = ['list', 'add', 'scan', 'accept', 'reject', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

const GROUPS: Readonly<Record<string, (record: BackgroundRecord) => boolean>> = {
  all: () => true,
  clean: (record) => !isSuspected(record) && record.verdict === 'open',
  suspected: (record) => isSuspected(record) && record.verdict === 'open',
  accepted: ({ verdict }) => verdict === 'accepted',
  rejected: ({ verdict }) => verdict === 'rejected',
};

const Words = z
  .array(z.string())
  .default([])
  .transform(([action = 'list', ...rest], context) => {
    const known = ACTIONS.find((one) => one === action);
    const problem =
      known === undefined
        ? `"${action}" is none of ${ACTIONS.join(', ')}`
        : known === 'add' && rest.length === 0
          ? 'name the folders to add'
          : (known === 'accept' || known === 'reject' || known === 'remove') && rest.length === 0
            ? `say which pictures to ${known}: ${Object.keys(GROUPS).join(', ')}, or the beginnings of ids`
            : null;
    if (problem !== null || known === undefined) {
      context.issues.push({ code: 'custom', input: action, message: problem ?? '' });
      return z.NEVER;
    }
    return { action: known, rest };
  });

export const backgrounds = defineCommand({
  summary:
    'Photographs of your own for the walls: take in folders, look for people in them, accept or reject. Only accepted ones are used.',
  words: `[${ACTIONS.join('|')}] [DIR…|clean|suspected|all|ID…]`,
  flags: {
    model: { value: 'FILE', help: 'Look for people by this model.onnx (add, scan); by the colour rule without it.' },
  },
  values: z.object({ words: Words, model: text.optional() }),
  async run({ words: { action, rest }, model }, session) {
    const collection = libraryBackgrounds(session);
    const notes = await perform(action, rest, model, collection, session);
    return describe(collection, notes);
  },
});

async function perform(
  action: Action,
  rest: readonly string[],
  model: string | undefined,
  collection: BackgroundCollection,
  session: Session,
): Promise<string[]> {
  const options = { signal: session.signal, onProgress: session.progress };
  switch (action) {
    case 'list':
      return [];
    case 'add': {
      let added = 0;
      for (const folder of rest) added += (await addBackgrounds(collection, resolve(folder), options)).added;
      if (model !== undefined) await scan(collection, model, session);
      return [`${counted(added, 'photograph')} added.`];
    }
    case 'scan':
      await scan(collection, model, session);
      return [];
    case 'remove': {
      const chosen = await choose(collection, rest);
      await collection.remove(chosen.map(({ id }) => id));
      return [`${counted(chosen.length, 'photograph')} taken out; the files they were made from stay.`];
    }
    default: {
      const chosen = await choose(collection, rest);
      const verdict = action === 'accept' ? 'accepted' : 'rejected';
      for (const { id } of chosen) await collection.change(id, { verdict });
      return [`${counted(chosen.length, 'photograph')} ${verdict}.`];
    }
  }
}

async function scan(collection: BackgroundCollection, model: string | undefined, session: Session): Promise<void> {
  const scanner =
    model === undefined
      ? ({ kind: 'colour-rule' } as const)
      : ({ kind: 'model', file: resolve(model), name: `${basename(dirname(resolve(model)))}/${basename(model)}` } as const);
  await scanBackgrounds(collection, scanner, { signal: session.signal, onProgress: session.progress });
}

/** @throws StudioError `not-found` naming what fits no picture. */
async function choose(collection: BackgroundCollection, wanted: readonly string[]): Promise<BackgroundRecord[]> {
  const records = await collection.list();
  const chosen = new Set<BackgroundRecord>();
  for (const word of wanted) {
    const group = GROUPS[word];
    const found = records.filter((record) => (group === undefined ? word.length >= 4 && record.id.startsWith(word) : group(record)));
    if (group === undefined && found.length === 0) {
      throw new StudioError('not-found', `There is no photograph whose id begins with "${word}".`, { next: 'See `s2mgen backgrounds`.' });
    }
    for (const record of found) chosen.add(record);
  }
  return [...chosen];
}

/** The list as it is now: what waits for a decision first. */
async function describe(collection: BackgroundCollection, notes: readonly string[]): Promise<Outcome> {
  const records = await collection.list();
  const problems = await collection.problems();
  const count = (name: string) => records.filter(GROUPS[name] ?? (() => false)).length;
  const waiting = records.filter((record) => record.verdict === 'open').sort((a, b) => b.skin.share - a.skin.share);
  const rows = waiting
    .slice(0, 20)
    .map((record) => [
      record.id.slice(0, 8),
      `${(100 * record.skin.share).toFixed(1)} % skin`,
      isSuspected(record) ? 'suspected' : 'clean',
      record.source.path,
    ]);
  const lines = [
    ...notes,
    `${counted(records.length, 'photograph')}: ${count('accepted')} accepted, ${count('rejected')} rejected; undecided: ${count('suspected')} suspected of showing people, ${count('clean')} clean.`,
    ...(rows.length > 0 ? [table(rows)] : []),
    ...(waiting.length > rows.length ? [`… and ${waiting.length - rows.length} more`] : []),
    ...problems.map(({ source, reason, next }) => `Left out: ${source}: ${reason} ${next}`),
    ...(waiting.length > 0 ? ['→ Look at them, then `s2mgen backgrounds accept clean` and `s2mgen backgrounds reject suspected`.'] : []),
  ];
  const pictures = records.map((record) => ({ ...record, suspected: isSuspected(record) }));
  return { result: { folder: collection.dir, pictures, problems }, text: lines.join('\n') };
}
