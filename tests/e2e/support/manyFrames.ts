import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCatalogue } from '../../../main/catalogue/index.ts';
import { openDatasetForWriting } from '../../../main/datasets/index.ts';
import { BUILTIN_ASSETS } from '../../../shared/domain/assets/builtin.ts';
import { FRAMES_FILE, type FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { builtinPreset } from '../../../shared/domain/preset/builtin.ts';
import { sampleScene } from '../../../shared/domain/scene/sample.ts';
import { skinTypeOf } from '../../../shared/domain/scene/sampleSkin.ts';
import { drawFrame, newDataset } from '../../unit/datasets/support/records.ts';

/** So many scenes are sampled, and so many pictures drawn; frames after them show the same again. */
const SAMPLED = 240;
const DRAWN = 12;

/** Part shares of a picture of this framing, in proportion to the person's. */
const SHOWN: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  face: { face: 0.8, trunk: 0.2 },
  portrait: { face: 0.2, trunk: 0.8 },
  'full body': { face: 0.1, trunk: 0.8, foot: 0.1 },
};
const A_PART = { trunk: 1 };

export interface ManyFrames {
  readonly folder: string;
  /** Frames whose camera frames the face and whose first person has skin of type V or VI. */
  readonly darkFaces: readonly number[];
}

/** A dataset of the preset `mixed` in the library: real scenes, drawn pictures. */
export async function addManyFrames(library: string, name: string, frames: number): Promise<ManyFrames> {
  const mixed = builtinPreset('mixed');
  if (mixed === undefined) throw new Error('There is no preset mixed.');
  const preset = { ...mixed, frames, render: { ...mixed.render, width: 40, height: 32 } };
  const folder = join(library, 'datasets', name);
  await mkdir(folder, { recursive: true });
  await (await openDatasetForWriting(folder, { ...newDataset(preset), name })).close();

  const drawn: FrameRecord[] = [];
  for (let picture = 0; picture < DRAWN; picture++) drawn.push(await drawFrame(folder, picture));
  const scenes = Array.from({ length: SAMPLED }, (_, frame) => sampleScene(preset, frame, BUILTIN_ASSETS));
  const lines: string[] = [];
  const darkFaces: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const spec = scenes[frame % SAMPLED];
    const record = drawn[frame % DRAWN];
    const framing = spec?.cameras[0]?.framing;
    if (spec === undefined || record === undefined || framing === undefined) throw new Error(`Frame ${frame} has no camera.`);
    const shares = Object.entries(SHOWN[framing] ?? A_PART).map(([part, share]) => [part, share * record.personShare]);
    const line: FrameRecord = {
      ...record,
      frame,
      subject: Math.floor(frame / preset.framesPerSubject),
      partShares: Object.fromEntries(shares),
      // One camera, as nobody has to look for another.
      spec: { ...spec, frame, cameras: spec.cameras.slice(0, 1) },
    };
    lines.push(JSON.stringify(line));
    const ita = spec.people[0]?.person.skin.ita;
    if (framing === 'face' && ita !== undefined && ['V', 'VI'].includes(skinTypeOf(ita))) darkFaces.push(frame);
  }
  await writeFile(join(folder, FRAMES_FILE), `${lines.join('\n')}\n`);
  const catalogue = openCatalogue(library, 'studio');
  await catalogue.datasets.putFolder(folder);
  catalogue.close();
  return { folder, darkFaces };
}
