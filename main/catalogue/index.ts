/** The catalogue: an index in SQLite over the datasets, runs and presets of a library. Files on disk are the truth. */

export { readRunFolder } from './folders/runFolder.ts';
export { type Frame, type NewFrame, renderedFrame, type StoredFrame } from './frame.ts';
export { type Catalogue, openCatalogue, type Role } from './open.ts';
export { type RebuildReport, rebuildCatalogue } from './rebuild.ts';
export type { BrowsedFrame } from './repositories/browse.ts';
export type { NewRealDataset } from './repositories/datasets.ts';
