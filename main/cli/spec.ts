import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { sampleScene } from '../../shared/domain/scene/sample.ts';
import { presentAssetPack } from '../blender/index.ts';
import { assetsToDraw } from '../jobs/index.ts';
import { cacheFolder, libraryFolder } from '../places.ts';
import { backgroundsFlag, userBackgrounds } from './backgroundsFlag.ts';
import { defineCommand } from './command.ts';
import { loadPreset } from './loadPreset.ts';
import { count, text } from './values.ts';

export const spec = defineCommand({
  summary: 'Print the scene spec of one frame of a preset: everything about it in numbers. Needs no Blender.',
  flags: {
    preset: { value: 'NAME|FILE', help: 'faces, portraits, full-body, mixed, or a preset file.', required: true },
    frame: { value: 'K', help: 'Which frame, from 0 on.', required: true },
    backgrounds: backgroundsFlag,
  },
  values: z.object({ preset: text, frame: count(0, 9_999_999), backgrounds: text.optional() }),
  async run({ preset: name, frame, backgrounds }, session) {
    const preset = await loadPreset(name);
    const photographs = await userBackgrounds(session, backgrounds);
    const { assets, packs } = await assetsToDraw(libraryFolder(session.library), photographs);
    const spec = sampled(() => sampleScene(preset, frame, assets));
    const pack = await presentAssetPack(cacheFolder());
    const result = { spec, pack: pack?.path ?? null, packs: packs.map(({ path }) => path), backgrounds: photographs?.folder ?? null };
    return { result, text: JSON.stringify(spec, null, 2) };
  },
});

/** A preset that asks for assets of which there are none is the user's business, not a fault of the studio. */
function sampled<T>(sample: () => T): T {
  try {
    return sample();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new StudioError('invalid', `The frame cannot be sampled: ${cause.message}`, { next: 'Change the preset.', cause });
  }
}
