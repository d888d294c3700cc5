/** Dataset folders: the studio's own format, and everything that can be read beside it. */
export { decodeBmp, isBmp } from './decode/bmp.ts';
export { isPlainPicture, readMap, readMasks } from './decode/readMasks.ts';
export { readPair, type Sample } from './decode/readPair.ts';
export type { FrameSummary } from './format/manifest.ts';
export { readDataset, readRecord, type SyntheticDataset } from './format/read.ts';
export { type Relabelled, relabelDataset } from './format/relabel.ts';
export { type DatasetWriter, type NewDataset, openDatasetForWriting, PARTIAL_FOLDER } from './format/write.ts';
export { type Inspection, inspectPair, remarksOn } from './pairs/inspect.ts';
export { type FoundLayout, type MaskRule, Pair, type PairSet } from './pairs/pair.ts';
export { type ReadPairsOptions, readPairs } from './pairs/readPairs.ts';
export { type Split, selectSplit, splitHash } from './pairs/split.ts';
export { SEEDED_SPLIT, type TrainingSides, trainingSides } from './pairs/trainingSides.ts';
export { makeSplit } from './splits/makeSplit.ts';
export { listSplits, readSplit, removeSplit, writeSplit } from './splits/splitFile.ts';
