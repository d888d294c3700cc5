import { Evaluation } from '../../shared/domain/scores/score.ts';
import { type EvaluateTask, type SegmentRequest, SegmentTask, type TrainRequest, TrainTask } from './modelTask.ts';
import { SegmentSummary } from './performSegment.ts';
import { TrainSummary } from './performTrain.ts';
import { type ModelTaskOptions, runModelTask } from './runModelTask.ts';

/** Trains in a process of its own; a run that was stopped goes on with `resume`. Errors: see `train` of the trainer. */
export function trainRun(request: TrainRequest, options?: ModelTaskOptions): Promise<TrainSummary> {
  return runModelTask(TrainTask.parse({ task: 'train', ...request }), TrainSummary, options);
}

/** Scores a model, or the colour rule, on a dataset folder. Errors: `not-found`, `data`, `invalid`. */
export function evaluateModel(request: Omit<EvaluateTask, 'task'>, options?: ModelTaskOptions): Promise<Evaluation> {
  return runModelTask({ task: 'evaluate', ...request }, Evaluation, options);
}

/** Writes a skin mask for a picture, or for each picture of a folder. Errors: `not-found`, `data`, `disk`. */
export function segmentFolder(request: SegmentRequest, options?: ModelTaskOptions): Promise<SegmentSummary> {
  return runModelTask(SegmentTask.parse({ task: 'segment', ...request }), SegmentSummary, options);
}
