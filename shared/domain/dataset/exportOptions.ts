import { z } from 'zod';
import { SplitName } from './split.ts';

export const EXPORT_FORMATS = ['coco', 'yolo', 'voc', 'webdataset', 'parquet'] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const EXPORTED_MASKS = ['person', 'skin'] as const;
export const ExportedMask = z.enum(EXPORTED_MASKS);
export type ExportedMask = z.infer<typeof ExportedMask>;

/** `link`: a second name of the same file (hard link); `reference`: only the path is written. */
export const EXPORTED_PICTURES = ['copy', 'link', 'reference'] as const;
export const ExportedPictures = z.enum(EXPORTED_PICTURES);
export type ExportedPictures = z.infer<typeof ExportedPictures>;

/** How pictures may go along. YOLO and VOC find them by folder, a shard holds them: no paths there. */
export const PICTURES_OF_FORMAT = {
  coco: ['copy', 'link', 'reference'],
  yolo: ['copy', 'link'],
  voc: ['copy', 'link'],
  webdataset: ['copy'],
  parquet: ['copy', 'reference'],
} as const satisfies Record<ExportFormat, readonly ExportedPictures[]>;

/** How a dataset is exported. */
export const ExportChoices = z.strictObject({
  format: ExportFormat,
  masks: z.array(ExportedMask).min(1),
  pictures: ExportedPictures,
  /** COCO only. */
  segmentation: z.enum(['rle', 'polygons']),
  /** COCO only: how many keypoints of each person; 0 for none. */
  keypoints: z.union([z.literal(0), z.literal(17), z.literal(133)]),
  /** A split of the dataset, whose sides become train, validation and test; without one, all frames stand together. */
  split: SplitName.nullable(),
});
export type ExportChoices = z.infer<typeof ExportChoices>;

/** What of a dataset is exported, and how. `frames`: their numbers; null for all. */
export const ExportOptions = ExportChoices.extend({ frames: z.array(z.int().min(0)).nullable() }).refine(
  ({ format, pictures }) => PICTURES_OF_FORMAT[format].some((one) => one === pictures),
  {
    path: ['pictures'],
    error: ({ input }) => {
      const parsed = z.object({ format: ExportFormat }).safeParse(input);
      return parsed.success ? `must be one of ${PICTURES_OF_FORMAT[parsed.data.format].join(', ')} for this format` : 'does not fit';
    },
  },
);
export type ExportOptions = z.infer<typeof ExportOptions>;
