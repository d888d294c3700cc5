import { join } from 'node:path';
import type { ExportedMask, ExportOptions } from '../../../shared/domain/dataset/exportOptions.ts';
import type { ShownPerson } from '../../../shared/domain/dataset/format.ts';
import { SIDES } from '../../../shared/domain/dataset/split.ts';
import { KEYPOINTS, SKELETON_EDGES } from '../../../shared/domain/labels/keypoints.ts';
import type { ExportWriter, OpenExport } from '../exporter.ts';
import type { ExportFrame, ExportSource, FrameMasks } from '../frame.ts';
import { extentOf } from '../masks/extent.ts';
import { piecePolygons } from '../masks/polygons.ts';
import { compressedRuns, runLengths } from '../masks/runLengths.ts';
import { objectsOf, type SegmentedObject } from '../objects.ts';
import { placePicture } from '../placePicture.ts';
import { JsonArrays } from './jsonArrays.ts';

/** Ids of the categories. */
const CATEGORY = { person: 1, skin: 2 } as const satisfies Record<ExportedMask, number>;
const DIGITS = 100;

/**
 * COCO instances: `images/` and `annotations/instances.json`, or one file for each side of a split. Areas and boxes are counted
 * on the pixels; keypoints stand at the person.
 */
export const openCoco: OpenExport = async (dir, source, options) => {
  const names = options.split === null ? ['instances'] : SIDES.map((side) => `instances_${side}`);
  const head = headOf(source, options);
  const files = new Map<string, JsonArrays>();
  for (const name of names) {
    files.set(name, await JsonArrays.create(join(dir, 'annotations', `${name}.json`), head, ['annotations', 'images']));
  }
  let annotations = 0;
  const writer: ExportWriter = {
    async encode(frame) {
      const [masks, people] = await Promise.all([frame.masks(), options.keypoints === 0 ? [] : frame.people()]);
      const objects = objectsOf(masks, options.masks).map((object) => annotationOf(object, masks, people, options));
      const picture = await frame.picture();
      const file = `${frame.stem}.${picture.extension}`;
      return async () => {
        const json = files.get(frame.side === null ? 'instances' : `instances_${frame.side}`);
        if (options.pictures !== 'reference') await placePicture(picture, join(dir, 'images', file), options.pictures);
        await json?.add('images', imageOf(frame, masks, options.pictures === 'reference' ? frame.paths.image : file));
        for (const object of objects) await json?.add('annotations', { id: ++annotations, image_id: frame.frame, ...object });
      };
    },
    async finish() {
      for (const file of files.values()) await file.close();
    },
    async abandon() {
      for (const file of files.values()) await file.abandon();
    },
  };
  return writer;
};

function headOf({ name, description, createdAt, licence }: ExportSource, { masks, keypoints }: ExportOptions): Record<string, unknown> {
  const points = KEYPOINTS.slice(0, keypoints);
  const skeleton = SKELETON_EDGES.map((edge) => edge.map((point) => points.indexOf(point) + 1)).filter((edge) => !edge.includes(0));
  const person = keypoints === 0 ? {} : { keypoints: points.map(snakeCase), skeleton };
  return {
    info: { description: `${name}: ${description}`, version: '1.0', year: new Date(createdAt).getUTCFullYear(), date_created: createdAt },
    licenses: [{ id: 1, name: licence, url: '' }],
    categories: masks.map((mask) => ({
      id: CATEGORY[mask],
      name: mask,
      supercategory: 'person',
      ...(mask === 'person' ? person : {}),
    })),
  };
}

function imageOf({ frame, name }: ExportFrame, { width, height }: FrameMasks, file: string): object {
  return { id: frame, file_name: file, width, height, license: 1, name };
}

function annotationOf(
  { kind, person, mask }: SegmentedObject,
  { width, height }: FrameMasks,
  people: readonly ShownPerson[],
  { segmentation, keypoints, masks }: ExportOptions,
): object {
  const extent = extentOf(mask, width);
  const shape =
    segmentation === 'rle'
      ? { size: [height, width], counts: compressedRuns(runLengths(mask, width, height)) }
      : piecePolygons(mask, width, height);
  const shown = people[person - 1];
  // Where persons are not exported, their points go with their skin.
  const hasPoints = keypoints > 0 && shown !== undefined && (kind === 'person' || !masks.includes('person'));
  return {
    category_id: CATEGORY[kind],
    iscrowd: 0,
    area: extent?.area ?? 0,
    bbox: extent?.box ?? [0, 0, 0, 0],
    segmentation: shape,
    person,
    ...(hasPoints ? pointsOf(shown, keypoints) : {}),
  };
}

/** x, y, visibility of each point; zeros for one outside the picture. */
function pointsOf({ keypoints: known }: ShownPerson, count: number): { keypoints: number[]; num_keypoints: number } {
  const points = KEYPOINTS.slice(0, count).map((name) => known[name]);
  return {
    keypoints: points.flatMap((point) =>
      point === undefined || point.visibility === 0 ? [0, 0, 0] : [...point.pixel.map(rounded), point.visibility],
    ),
    num_keypoints: points.filter((point) => point !== undefined && point.visibility > 0).length,
  };
}

function rounded(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}

/** leftEye → left_eye, as COCO writes it. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
