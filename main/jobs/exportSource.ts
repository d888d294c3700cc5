import { extname, join } from 'node:path';
import sharp from 'sharp';
import { StudioError } from '../../shared/contract/errors.ts';
import { type DatasetSplit, SIDES, type Side } from '../../shared/domain/dataset/split.ts';
import {
  type FrameSummary,
  isPlainPicture,
  type Pair,
  type PairSet,
  readDataset,
  readMap,
  readMasks,
  readPair,
  readRecord,
  type SyntheticDataset,
} from '../datasets/index.ts';
import type { ExportFrame, ExportSource, FramePicture } from '../exports/index.ts';

/** Frames of a dataset as exporters see them. `wanted` null takes all; frames that are on no side of the split are left out. */
export async function openExportSource(set: PairSet, wanted: readonly number[] | null, split: DatasetSplit | null): Promise<ExportSource> {
  const rendered = set.kind === 'synthetic' ? await readDataset(set.dir) : null;
  const sides = new Map<string, Side>(SIDES.flatMap((side) => (split?.sides[side] ?? []).map((name) => [name, side] as const)));
  const chosen = wanted === null ? null : new Set(wanted);
  const stems = stemsOf(set.pairs);
  // By number, not by place: a rendering may have added frames since the pairs were read.
  const records = new Map(rendered?.records.map((record) => [record.frame, record]));
  const frames = set.pairs.flatMap((pair, index): ExportFrame[] => {
    // Frames of photographs are numbered by their place, as the catalogue numbers them.
    const frame = rendered === null ? index : Number(pair.name);
    const side = sides.get(pair.name) ?? null;
    if ((chosen !== null && !chosen.has(frame)) || (split !== null && side === null)) return [];
    const common = { frame, name: pair.name, stem: stems[index] ?? String(frame), side, group: pair.group };
    return [rendered === null ? photograph(common, pair) : renderedFrame(common, pair, rendered, records.get(frame))];
  });
  return {
    name: set.name,
    description: descriptionOf(set, rendered),
    createdAt: rendered?.description.createdAt ?? new Date().toISOString(),
    licence:
      rendered === null ? 'as the photographs: see where they came from' : 'rendered; see CREDITS.md of the dataset where there is one',
    frames,
  };
}

type Common = Pick<ExportFrame, 'frame' | 'name' | 'stem' | 'side' | 'group'>;

function renderedFrame(common: Common, pair: Pair, { dir }: SyntheticDataset, summary: FrameSummary | undefined): ExportFrame {
  if (summary === undefined)
    throw new StudioError('data', `${dir}: frame ${common.name} vanished while it was read.`, { next: 'Export again.' });
  const { instances } = summary.files;
  return {
    ...common,
    paths: { image: pair.image, skin: pair.skin, person: pair.person },
    masks: async () => ({ ...(await readMasks(pair)), instances: instances === null ? null : await readMap(join(dir, instances)) }),
    picture: () => pictureOf(pair),
    people: async () => (await readRecord(dir, summary)).people,
    record: () => readRecord(dir, summary),
  };
}

function photograph(common: Common, pair: Pair): ExportFrame {
  const { subset, split } = pair;
  return {
    ...common,
    paths: { image: pair.image, skin: pair.skin, person: pair.person },
    masks: async () => ({ ...(await readMasks(pair)), instances: null }),
    picture: () => pictureOf(pair),
    people: async () => [],
    record: async () => ({ name: common.name, group: common.group, subset, split }),
  };
}

/** The file itself, or its pixels as PNG where readers would see others than the masks were drawn on. */
async function pictureOf(pair: Pair): Promise<FramePicture> {
  if (await isPlainPicture(pair)) return { path: pair.image, extension: extname(pair.image).slice(1).toLowerCase().replace('jpeg', 'jpg') };
  const { width, height, rgb } = await readPair(pair);
  const bytes = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return { bytes, extension: 'png' };
}

/** Names as file names and keys: no folders, dots or spaces; unique also where letters' cases do not count. */
function stemsOf(pairs: readonly Pair[]): string[] {
  const taken = new Set<string>();
  return pairs.map(({ name }, index) => {
    const plain = name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_');
    const stem = taken.has(plain.toLowerCase()) ? `${plain}-${index}` : plain;
    taken.add(stem.toLowerCase());
    return stem;
  });
}

function descriptionOf({ layout, labelPolicy }: PairSet, rendered: SyntheticDataset | null): string {
  if (rendered === null) return `photographs (${layout}), masks as annotated`;
  const { preset, seed, blender, id } = rendered.description;
  return `synthetic, preset ${preset.name}, seed ${seed}, labels ${labelPolicy}, Blender ${blender.version}, dataset ${id}`;
}
