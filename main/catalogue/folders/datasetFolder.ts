import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DATASET_FILE, DatasetDescription, FRAMES_FILE, FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { upgradeDescription, upgradeRecord } from '../../../shared/domain/dataset/upgrade.ts';
import { Camera } from '../../../shared/domain/scene/spec/camera.ts';
import { readJsonLines } from '../../files/index.ts';
import { type NewFrame, renderedFrame } from '../frame.ts';

const { shape } = FrameRecord;

/** Only what is catalogued: a whole scene spec takes a hundred times longer to check. */
const Line = z.object({
  frame: shape.frame,
  subject: shape.subject,
  skinShare: shape.skinShare,
  personShare: shape.personShare,
  partShares: shape.partShares,
  attempt: shape.attempt,
  brightness: shape.brightness,
  files: shape.files.pick({ image: true, skin: true, person: true, parts: true }).strip(),
  sha256: shape.sha256.pick({ image: true }).strip(),
  people: z.array(z.object({ ita: z.number().nullable() })),
  spec: z.object({
    cameras: z.array(Camera.pick({ framing: true, theta: true, height: true, focalLength: true }).strip()),
    people: z.array(
      z.object({
        person: z.object({
          body: z.object({ gender: z.number(), age: z.number() }),
          skin: z.object({ ita: z.number() }),
          clothed: z.boolean(),
        }),
      }),
    ),
    room: z.object({
      walls: z.array(z.object({ picture: z.object({ material: z.object({ texture: z.unknown() }) }).nullable() })),
      environment: z.object({ asset: z.string() }).nullable(),
    }),
    lights: z.array(z.unknown()),
  }),
});

/** What the catalogue keeps of a synthetic dataset folder. Lines that cannot be read are left out; the later of two counts. */
export async function readDatasetFolder(dir: string): Promise<{ description: DatasetDescription; frames: NewFrame[] }> {
  const stored: unknown = JSON.parse(await readFile(join(dir, DATASET_FILE), 'utf8'));
  const description = DatasetDescription.parse(upgradeDescription(stored));
  const frames = new Map<number, NewFrame>();
  for await (const { value } of readJsonLines(join(dir, FRAMES_FILE))) {
    const line = Line.safeParse(upgradeRecord(value));
    if (line.success) frames.set(line.data.frame, renderedFrame(description, line.data));
  }
  return { description, frames: [...frames.values()] };
}
