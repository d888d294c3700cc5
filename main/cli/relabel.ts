import { resolve } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { LABEL_POLICIES, LabelPolicy } from '../../shared/domain/labels/labelPolicy.ts';
import { changeLabels } from '../jobs/index.ts';
import { defineCommand } from './command.ts';
import { using } from './datasetUse.ts';
import { inLibrary } from './library.ts';
import { readNamedFile } from './readJson.ts';
import { counted } from './text.ts';

const words = z.array(z.string()).length(1, { error: 'Name one dataset folder.' });

export const relabel = defineCommand({
  summary: 'Make the skin masks of a synthetic dataset anew by another label policy, from its part maps, without rendering.',
  words: 'DATASET',
  flags: {
    policy: {
      value: 'NAME|FILE',
      help: `${Object.keys(LABEL_POLICIES).join(' or ')}, or a JSON file {"name", "skin": […]}.`,
      required: true,
    },
  },
  values: z.object({ words, policy: z.string().min(1) }),
  async run({ words: [folder = ''], policy }, session) {
    const dir = resolve(folder);
    const wanted = await loadPolicy(policy);
    const done = await using('relabel', 'change', [dir], session, () =>
      changeLabels(dir, wanted, { signal: session.signal, onProgress: session.progress }),
    );
    for (const notice of done.notices) session.say(notice);
    await inLibrary(session, dir, (catalogue) => catalogue.datasets.putFolder(dir));
    const { before, after } = done.skinShare;
    const text = `${counted(done.frames, 'frame')} of ${dir} labelled by ${done.policy}: ${(100 * before).toFixed(2)} % skin before, ${(100 * after).toFixed(2)} % now.`;
    return { result: done, text };
  },
});

/** A policy of the studio by name, else a file. @throws UsageError, StudioError `invalid`. */
async function loadPolicy(text: string): Promise<LabelPolicy> {
  const known = Object.values(LABEL_POLICIES).find(({ name }) => name === text);
  if (known) return { name: known.name, skin: [...known.skin] };
  const file = await readNamedFile(text, 'policy', Object.keys(LABEL_POLICIES));
  let value: unknown;
  try {
    value = JSON.parse(file);
  } catch (cause) {
    throw new StudioError('invalid', `${text} is not JSON.`, { next: 'Correct the file.', cause });
  }
  const parsed = LabelPolicy.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new StudioError('invalid', `${text} is no label policy: ${z.prettifyError(parsed.error)}`, {
    next: 'Write {"name": "mine", "skin": ["face", "body", "hand", "foot"]}.',
  });
}
