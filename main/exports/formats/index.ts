import type { ExportFormat } from '../../../shared/domain/dataset/exportOptions.ts';
import type { OpenExport } from '../exporter.ts';
import { openCoco } from './coco.ts';
import { openParquet } from './parquet.ts';
import { openVoc } from './voc.ts';
import { openWebDataset } from './webDataset.ts';
import { openYolo } from './yolo.ts';

export const EXPORTERS: Readonly<Record<ExportFormat, OpenExport>> = {
  coco: openCoco,
  yolo: openYolo,
  voc: openVoc,
  webdataset: openWebDataset,
  parquet: openParquet,
};
