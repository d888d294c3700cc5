import { z } from 'zod';
import { listUserPacks, removeUserPack, type UserPack } from '../assets/index.ts';
import { addUserPack } from '../jobs/index.ts';
import { libraryFolder } from '../places.ts';
import { defineCommand, type Outcome, UsageError } from './command.ts';
import { blenderFor } from './openBlender.ts';
import type { Session } from './session.ts';
import { table } from './text.ts';
import { count, frameList, on, text } from './values.ts';

const Values = z.object({
  words: z.array(z.string()),
  name: text.optional(),
  'allow-credits': on,
  poses: count(1, 1000).optional(),
  frames: frameList.optional(),
});
type Values = z.infer<typeof Values>;

export const assets = defineCommand({
  summary: 'Widen what people are made of: MakeHuman asset packs (zip or folder) and BVH motion, kept in the library.',
  words: '[list | add FILE.zip|DIR|FILE.bvh | remove NAME]',
  flags: {
    name: { value: 'NAME', help: 'add: how the pack is called; the file’s name without it.' },
    'allow-credits': { help: 'add: also assets whose authors want to be named (CC-BY); datasets then carry their names.' },
    poses: { value: 'N', help: 'add: how many poses to take of a longer motion, 8 without it.' },
    frames: { value: '0,120', help: 'add: these frames of the motion instead.' },
  },
  values: Values,
  async run(values, session): Promise<Outcome> {
    const [verb = 'list', what, ...rest] = values.words;
    const library = libraryFolder(session.library);
    if (verb === 'list' && what === undefined) return listed(await listUserPacks(library));
    if (verb === 'add' && what !== undefined && rest.length === 0) return add(library, what, values, session);
    if (verb === 'remove' && what !== undefined && rest.length === 0) {
      await removeUserPack(library, what);
      return { result: { removed: what }, text: `The asset pack ${what} is removed.` };
    }
    throw new UsageError('Say what to do: list, add FILE.zip, add DIR, add FILE.bvh, or remove NAME.');
  },
});

async function add(library: string, source: string, values: Values, session: Session): Promise<Outcome> {
  const request = { source, name: values.name, allowCredits: values['allow-credits'], poses: values.frames ?? values.poses ?? 8 };
  const { pack, converted } = await addUserPack(library, request, await blenderFor(session, {}), session.signal);
  const skipped = Object.entries(converted.skipped).map(([file, why]) => `  not used: ${file}: ${why}`);
  const credits = pack.index.credits.map((line) => `  to be named: ${line}`);
  return {
    result: { name: pack.index.name, path: pack.path, ...converted, credits: pack.index.credits },
    text: [`The asset pack ${pack.index.name} is added: ${contents(pack)}.`, ...credits, ...skipped].join('\n'),
  };
}

function listed(packs: readonly UserPack[]): Outcome {
  const result = packs.map((pack) => ({
    name: pack.index.name,
    path: pack.path,
    sha256: pack.index.sha256,
    kinds: countsOf(pack),
    credits: pack.index.credits,
  }));
  const rows = packs.map((pack) => [pack.index.name, contents(pack)]);
  return { result: { packs: result }, text: rows.length === 0 ? 'There are no asset packs but the built-in one.' : table(rows) };
}

function countsOf({ index }: UserPack): Record<string, number> {
  const counts = Object.fromEntries(Object.entries(index.assets).map(([kind, entries]) => [kind, entries.length]));
  return index.targetNames.length === 0 ? counts : { ...counts, targets: index.targetNames.length };
}

function contents(pack: UserPack): string {
  return Object.entries(countsOf(pack))
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ');
}
