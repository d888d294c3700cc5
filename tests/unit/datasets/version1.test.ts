import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDescription } from '../../../main/datasets/format/description.ts';
import { readManifest } from '../../../main/datasets/format/manifest.ts';
import { readRecord } from '../../../main/datasets/format/read.ts';
import { DATASET_VERSION } from '../../../shared/domain/dataset/format.ts';
import { parsePreset } from '../../../shared/domain/preset/parse.ts';
import { subjectOf } from '../../../shared/domain/scene/subject.ts';

/** Written by the studio of format version 1 (commit 0598f4f): what users have on their disks stays readable. */
const DIR = join(import.meta.dirname, '../../fixtures/version1');

test('a dataset of version 1 is read as one of today', async () => {
  const description = await readDescription(DIR);
  expect(description).toMatchObject({ version: DATASET_VERSION, preset: { person: { provider: 'builtin', skin: { tattooedShare: 0 } } } });
  const { frames, problems } = await readManifest(DIR);
  expect(problems).toEqual([]);
  const [first] = [...frames.values()];
  if (first === undefined) throw new Error('no frame was read');
  const record = await readRecord(DIR, first);
  expect(record.people).toHaveLength(1);
  expect(record.files.instances).toBeNull();
  expect(subjectOf(record.spec)?.skin.tattoos).toEqual([]);
});

test('a preset of version 1 keeps what it said and draws nothing new', () => {
  const stored: unknown = JSON.parse(readFileSync(join(DIR, 'dataset.json'), 'utf8'));
  if (typeof stored !== 'object' || stored === null || !('preset' in stored)) throw new Error('no preset in the fixture');
  const preset = parsePreset(stored.preset);
  expect(preset.camera.framings.map(({ focalPoints }) => focalPoints)).toEqual([
    ['face'],
    ['upperBody'],
    ['body'],
    ['leftHand'],
    ['rightHand'],
  ]);
  expect(preset.people.count).toEqual({ '1': 1, '2': 0, '3': 0, '4': 0, '5': 0 });
  expect(preset.person.clothing.glassesShare).toBe(0);
});
