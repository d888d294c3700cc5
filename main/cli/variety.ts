import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { BUILTIN_ASSETS } from '../../shared/domain/assets/builtin.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import { sampleScenes } from '../../shared/domain/scene/sample.ts';
import { reachedShares } from '../../shared/domain/variety/requested.ts';
import { writeWhole } from '../files/index.ts';
import { type MeasuredVariety, measureVariety, renderDataset } from '../jobs/index.ts';
import { backgroundsFlag, userBackgrounds } from './backgroundsFlag.ts';
import { defineCommand, UsageError } from './command.ts';
import { changed, loadPreset } from './loadPreset.ts';
import { blenderFor } from './openBlender.ts';
import type { Session } from './session.ts';
import { count, pathList, size, text } from './values.ts';
import { figuresTable, sharesTable } from './varietyTables.ts';

const FRAMES = 64;
const LIMIT = 1000;

export const variety = defineCommand({
  summary:
    'Show what datasets hold beside real photographs (skin, colours, detail, framing), and whether a preset reaches the shares it asks for.',
  words: '[DATASET…]',
  flags: {
    real: { value: 'DIR,DIR', help: 'Folders of photographs with masks, in any layout that `import` reads.' },
    preset: { value: 'NAME|FILE', help: 'Render a small dataset of this preset and measure it; with --specs, only sample it.' },
    frames: { value: 'N', help: `Frames to render; ${FRAMES} without it.` },
    size: { value: '256|WxH', help: 'Pixels to render.' },
    samples: { value: 'N', help: 'Samples per pixel to render.' },
    keep: { value: 'DIR', help: 'Keep the rendered dataset here; what is there already is not rendered again.' },
    specs: { value: 'N', help: 'Sample so many frames, without Blender, and print requested against reached shares.' },
    backgrounds: backgroundsFlag,
    limit: { value: 'N', help: `Measure at most so many frames of each dataset; ${LIMIT} without it.` },
    out: { value: 'FILE.md', help: 'Write the tables to this file too.' },
  },
  values: z.object({
    words: z.array(z.string()).default([]),
    real: pathList.default([]),
    preset: text.optional(),
    frames: count(1, 100_000).default(FRAMES),
    size: size.optional(),
    samples: count(1, 65_536).optional(),
    keep: text.optional(),
    specs: count(1, 1_000_000).optional(),
    backgrounds: text.optional(),
    limit: count(1).default(LIMIT),
    out: text.optional(),
  }),
  async run(values, session) {
    const { words, real, specs, limit } = values;
    if (words.length + real.length === 0 && values.preset === undefined) throw new UsageError('Name a dataset, --real or --preset.');
    if (specs !== undefined && values.preset === undefined) throw new UsageError('--specs needs --preset.');
    const preset = values.preset === undefined ? null : await loadPreset(values.preset);
    const measure = (path: string) =>
      measureVariety({ path: resolve(path), layout: 'auto', limit }, { signal: session.signal, onProgress: session.progress });
    const measured: MeasuredVariety[] = [];
    if (preset !== null && specs === undefined) {
      measured.push(await rendered(changed(preset, values), values.keep, values.backgrounds, measure, session));
    }
    for (const path of [...words, ...real]) measured.push(await measure(path));
    for (const { problems } of measured) for (const problem of problems.slice(0, 5)) session.say(problem);
    const reached = preset !== null && specs !== undefined ? await sampled(preset, specs, values.backgrounds, session) : [];
    const tables = [
      ...(measured.length > 0 ? [figuresTable(measured.map(({ variety: figures }) => figures))] : []),
      ...(reached.length > 0 ? [`${specs} sampled frames of ${preset?.name}:`, sharesTable(reached)] : []),
    ].join('\n\n');
    if (values.out !== undefined) await writeWhole(resolve(values.out), `${tables}\n`);
    return { result: { datasets: measured.map(({ variety: figures }) => figures), shares: reached }, text: tables };
  },
});

/** Renders a small dataset and measures it; without a folder to keep it in, it is gone afterwards. */
async function rendered(
  preset: Preset,
  keep: string | undefined,
  backgrounds: string | undefined,
  measure: (path: string) => Promise<MeasuredVariety>,
  session: Session,
): Promise<MeasuredVariety> {
  const out = keep === undefined ? await mkdtemp(join(tmpdir(), 's2mgen-variety-')) : resolve(keep);
  try {
    const blender = await blenderFor(session, { backgrounds });
    await renderDataset({ preset, name: preset.name, out }, { blender, signal: session.signal, onProgress: session.progress });
    return await measure(out);
  } finally {
    if (keep === undefined) await rm(out, { recursive: true, force: true });
  }
}

async function sampled(preset: Preset, frames: number, wanted: string | undefined, session: Session) {
  const assets = { ...BUILTIN_ASSETS, userBackgrounds: (await userBackgrounds(session, wanted))?.assets ?? [] };
  return reachedShares(preset, [...sampleScenes(preset, Array(frames).keys(), assets)], assets);
}
