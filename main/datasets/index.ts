/** Dataset folders: the studio's own format, and everything that can be read beside it. */
export { decodeBmp, isBmp } from './decode/bmp.ts';
export { readPair, type Sample } from './decode/readPair.ts';
export type { FrameSummary } from './format/manifest.ts';
export { readDataset, readRecord, type SyntheticDataset } from './format/read.ts';
export { type Relabelled, relabelDataset } from './format/relabel.ts';
export { type DatasetWriter, type NewDataset, openDatasetForWriting, PARTIAL_FOLDER } from './format/write.ts';
export { type Inspection, inspectPair, remarksOn } from './pairs/inspect.ts';
export type { FoundLayout, MaskRule, Pair, PairSet } from './pairs/pair.ts';
export { type ReadPairsOptions, readPairs } from './pairs/readPairs.ts';
export { type Split, selectSplit, splitHash } from './pairs/split.ts';
