/** Where services meet: everything long, with progress, cancel and resume. */

export { type BlenderSupply, openBlender } from './blenderSupply.ts';
export { Broadcast } from './broadcast.ts';
export { coalesce } from './coalesce.ts';
export { FRAME_ORDERS, type FrameOrder } from './frameOrder.ts';
export { importDataset } from './importDataset.ts';
export { evaluateModel, segmentFolder, trainRun } from './modelTasks.ts';
export { type OnProgress, ProgressMeter } from './progress.ts';
export { type JobContext, JobQueue, type JobRunner } from './queue.ts';
export { type RenderSummary, renderDataset } from './renderDataset.ts';
export type { ModelTaskOptions } from './runModelTask.ts';
export type { ChildProcess, SpawnWorker } from './spawn.ts';
export type { JobStore, StoredJob } from './store.ts';
export { listUserBackgrounds } from './userBackgrounds.ts';
