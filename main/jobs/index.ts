/** Where services meet: everything long, with progress, cancel and resume. */
export { DEVICE_CHOICES, type DeviceChoice } from '../blender/index.ts';
export { addBackgrounds } from './addBackgrounds.ts';
export { addUserPack } from './addUserPack.ts';
export { assetsToDraw } from './assetsToDraw.ts';
export { type BlenderSupply, openBlender } from './blenderSupply.ts';
export { Broadcast } from './broadcast.ts';
export { coalesce } from './coalesce.ts';
export { chooseDevice, type DeviceReport, knownDevices, testedDevices } from './devices.ts';
export { FRAME_ORDERS } from './frameOrder.ts';
export { importDataset } from './importDataset.ts';
export { type MeasuredVariety, measureVariety } from './measureVariety.ts';
export { evaluateModel, segmentFolder, trainRun } from './modelTasks.ts';
export { type JobContext, JobQueue, type JobRunner } from './queue.ts';
export { renderDataset } from './renderDataset.ts';
export { type Scanner, scanBackgrounds } from './scanBackgrounds.ts';
export type { SpawnWorker } from './spawn.ts';
export { backgroundsOfFolder, reviewedBackgrounds, type UserBackgrounds } from './userBackgrounds.ts';
