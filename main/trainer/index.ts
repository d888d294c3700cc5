/** The trainer's public surface. It knows samples, not dataset folders; others import only this file. */
export type { DataThreads } from './data/openCutter.ts';
export type { Sample } from './data/sample.ts';
export { readReduced, type SampleSource } from './data/source.ts';
export { splitByGroup } from './data/split.ts';
export { dataThreadCount } from './data/threadCount.ts';
export { COLOUR_RULE, type EvaluateOptions, evaluate, type Segment } from './inference/evaluate.ts';
export type { ModelMetadata } from './inference/modelMetadata.ts';
export { loadSegmenter, type Segmentation, type Segmenter } from './inference/segmenter.ts';
export { exportRunLog } from './logs/exportLog.ts';
export { DEVICE_TITLES, DeviceName, offeredDevices, runtimeVersion, trainingDevice } from './runtime/devices.ts';
export { DeviceTest, testDevice } from './selfTest/testDevice.ts';
export { train } from './training/train.ts';
export { parameterCountOf } from './training/trainedParameters.ts';
export type { StepProgress, TrainOptions, TrainResult } from './training/trainOptions.ts';
