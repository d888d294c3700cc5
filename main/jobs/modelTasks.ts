import { Evaluation } from '../../shared/domain/scores/score.ts';
import { COLOUR_RULE } from '../trainer/index.ts';
import { chooseDevice } from './devices.ts';
import { type EvaluateRequest, EvaluateTask, type SegmentRequest, SegmentTask, type TrainRequest, TrainTask } from './modelTask.ts';
import { SegmentSummary } from './performSegment.ts';
import { TrainSummary } from './performTrain.ts';
import { refuseOwnOutput } from './picturesToSegment.ts';
import { type ModelTaskOptions, runModelTask } from './runModelTask.ts';

/**
 * Trains in a process of its own; a run that was stopped goes on with `resume`, on whatever device. Errors: see `train` of the
 * trainer and `chooseDevice`.
 */
export async function trainRun(request: TrainRequest, options?: ModelTaskOptions): Promise<TrainSummary> {
  const task = TrainTask.parse({ task: 'train', ...request });
  return runModelTask(await onDevice(task, options), TrainSummary, options);
}

/** Scores a model, or the colour rule, on a dataset folder. Errors: `not-found`, `data`, `invalid`. */
export async function evaluateModel(request: EvaluateRequest, options?: ModelTaskOptions): Promise<Evaluation> {
  const task = EvaluateTask.parse({ task: 'evaluate', ...request });
  const isRule = task.model === COLOUR_RULE.name;
  return runModelTask(isRule ? { ...task, device: 'cpu' } : await onDevice(task, options), Evaluation, options);
}

/** Writes a skin mask for a picture, or for each picture of a folder. Errors: `not-found`, `data`, `disk`, `invalid`. */
export async function segmentFolder(request: SegmentRequest, options?: ModelTaskOptions): Promise<SegmentSummary> {
  const task = SegmentTask.parse({ task: 'segment', ...request });
  refuseOwnOutput(task.input, task.out);
  return runModelTask(await onDevice(task, options), SegmentSummary, options);
}

/** `auto` becomes the device that it stands for here: the process that computes does not test devices. */
async function onDevice<T extends { readonly device: string }>(task: T, options: ModelTaskOptions = {}): Promise<T> {
  return { ...task, device: await chooseDevice(task.device, { cache: options.cache, spawn: options.spawn, signal: options.signal }) };
}
