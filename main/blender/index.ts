export { type Converted, convertUserPack } from './convertPack.ts';
export { DEVICE_CHOICES, type DeviceChoice, deviceOf } from './device.ts';
export { type BlenderDiagnosis, diagnose } from './diagnose.ts';
export { blenderCandidates, findBlender } from './find/find.ts';
export { installBlender } from './install/install.ts';
export type { BlenderInstallation } from './installation.ts';
export { type AssetPack, ensureAssetPack, presentAssetPack } from './pack.ts';
export { residentBytes } from './supervise/memory.ts';
export { type BlenderWorker, startWorker, type WorkerOptions } from './worker.ts';
