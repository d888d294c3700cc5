import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { StudioError } from '../../../shared/contract/errors.ts';
import { FRAMES_FILE, FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { upgradeRecord } from '../../../shared/domain/dataset/upgrade.ts';
import { type LabelPolicy, skinIndices } from '../../../shared/domain/labels/labelPolicy.ts';
import { flush, readJsonLines, takeLockFile, writeWhole } from '../../files/index.ts';
import { readPixels } from '../decode/pixels.ts';
import { writeDescription } from './description.ts';
import { readDataset } from './read.ts';
import { LOCK_FILE } from './write.ts';

export interface Relabelled {
  readonly dir: string;
  readonly policy: string;
  readonly frames: number;
  /** Mean share of skin before and after. */
  readonly skinShare: { readonly before: number; readonly after: number };
  readonly notices: readonly string[];
}

interface RelabelOptions {
  readonly signal?: AbortSignal;
  onProgress?(done: number, of: number): void;
}

/**
 * Gives a synthetic dataset the skin masks of another label policy, from its part maps, without rendering. The new masks are
 * written beside the old ones; `frames.jsonl` and then `dataset.json` are replaced as a whole; only then the old masks go. Cut
 * off at any time, the dataset is whole, and the same call finishes the work.
 * @throws StudioError `data` where a frame has no part map, `conflict` while somebody writes there, `not-found`, `disk`.
 */
export async function relabelDataset(
  folder: string,
  policy: LabelPolicy,
  { signal, onProgress }: RelabelOptions = {},
): Promise<Relabelled> {
  const dir = resolve(folder);
  // Not before the folder is known to be a dataset: taking a lock makes folders.
  await readDataset(dir);
  const lock = takeLockFile(join(dir, LOCK_FILE), `The dataset folder ${dir}`);
  try {
    return await relabelLocked(dir, policy, signal, onProgress);
  } finally {
    lock.release();
  }
}

async function relabelLocked(
  dir: string,
  policy: LabelPolicy,
  signal: AbortSignal | undefined,
  onProgress: RelabelOptions['onProgress'],
): Promise<Relabelled> {
  const { description, records, lost, problems } = await readDataset(dir);
  const unmapped = [...lost, ...records.filter(({ files }) => files.parts === null).map(({ frame }) => frame)];
  if (unmapped.length > 0) {
    throw new StudioError('data', `${dir}: frame ${unmapped[0]} has no part map, or files of it are missing.`, {
      next: 'Render the missing frames first: s2mgen render continues the dataset.',
    });
  }
  const skin = skinIndices(policy);
  // A folder of its own for each set of parts, so that no mask is ever replaced by another.
  const masks = `masks/skin-${createHash('sha256').update(skin.join()).digest('hex').slice(0, 8)}`;
  const temporary = join(dir, `.${FRAMES_FILE}.relabelled`);
  const before = records.reduce((sum, { skinShare }) => sum + skinShare, 0);
  const obsolete = new Set<string>();
  let [after, done, coverage] = [0, 0, 0];
  const file = await open(temporary, 'w');
  try {
    // Broken lines and those that a later one replaces are left behind, as every reader does.
    const offsets = new Set(records.map(({ line }) => line.offset));
    for await (const line of readJsonLines(join(dir, FRAMES_FILE))) {
      signal?.throwIfAborted();
      if (!line.whole || !offsets.has(line.offset)) continue;
      const old = FrameRecord.parse(upgradeRecord(line.value));
      const record = await relabelled(dir, old, policy, skin, masks);
      if (old.files.skin !== record.files.skin) obsolete.add(old.files.skin);
      if (old.files.skinCoverage !== null) {
        obsolete.add(old.files.skinCoverage);
        coverage++;
      }
      after += record.skinShare;
      await file.appendFile(`${JSON.stringify(record)}\n`);
      done++;
      onProgress?.(done, records.length);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (done !== records.length) throw new StudioError('data', `${dir}: ${records.length - done} frames could not be read again.`);
  await rename(temporary, join(dir, FRAMES_FILE));
  await flush(dir);
  await writeDescription(dir, { ...description, labelPolicy: policy, preset: { ...description.preset, labels: policy } });
  for (const path of obsolete) await rm(join(dir, path), { force: true });
  const notices = [...problems];
  if (coverage > 0) notices.push(`Skin masks by coverage of ${coverage} frames cannot be made from part maps and are left out.`);
  const count = Math.max(1, records.length);
  return { dir, policy: policy.name, frames: done, skinShare: { before: before / count, after: after / count }, notices };
}

/** The record with the mask of `skin` (pass indices); the mask is on the disk when it returns. */
async function relabelled(
  dir: string,
  record: FrameRecord,
  policy: LabelPolicy,
  skin: readonly number[],
  masks: string,
): Promise<FrameRecord> {
  const parts = await greyOf(dir, record.files.parts);
  const instances = record.files.instances === null ? null : await greyOf(dir, record.files.instances);
  const isSkin = new Set(skin);
  const mask = parts.grey.map((index) => (isSkin.has(index) ? 255 : 0));
  const path = `${masks}/${String(record.frame).padStart(6, '0')}.png`;
  const raw = { width: parts.width, height: parts.height, channels: 1 } as const;
  await writeWhole(join(dir, path), await sharp(mask, { raw }).toColourspace('b-w').png().toBuffer());
  const shareOf = (person: number | null) => {
    let shown = 0;
    mask.forEach((value, at) => {
      if (value > 0 && (person === null || instances === null || instances.grey[at] === person)) shown++;
    });
    return shown / mask.length;
  };
  return {
    ...record,
    files: { ...record.files, skin: path, skinCoverage: null },
    sha256: { ...record.sha256, skin: createHash('sha256').update(mask).digest('hex'), skinCoverage: null },
    skinShare: shareOf(null),
    people: record.people.map((person, number) => ({ ...person, skinShare: shareOf(number + 1) })),
    spec: { ...record.spec, labels: { ...record.spec.labels, policy: policy.name, skin: [...skin] } },
  };
}

async function greyOf(dir: string, path: string | null): Promise<{ grey: Uint8Array; width: number; height: number }> {
  if (path === null) throw new StudioError('data', `${dir}: a frame has no part map.`);
  const { rgb, width, height } = await readPixels(join(dir, path), false);
  return { grey: new Uint8Array(width * height).map((_, at) => rgb[3 * at] ?? 0), width, height };
}
