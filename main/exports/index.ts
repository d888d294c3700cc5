/** Datasets in the formats of others: each format is a file of `formats/`. Knows nothing of where frames come from. */
export type { ExportFrame, ExportSource, FrameMasks, FramePicture } from './frame.ts';
export { writeExport } from './writeExport.ts';
