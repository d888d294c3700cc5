import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import type { JobProgress } from '../../shared/contract/jobs.ts';
import { testDevice } from '../trainer/index.ts';
import { coalesce } from './coalesce.ts';
import { ModelCommand, type ModelEvent, type ModelTask } from './modelTask.ts';
import { parentLink } from './parentLink.ts';
import { performEvaluate } from './performEvaluate.ts';
import { performSegment } from './performSegment.ts';
import { performTrain } from './performTrain.ts';
import { performTrial } from './performTrial.ts';
import type { TaskContext } from './taskContext.ts';
import type { TrialRequest } from './trial.ts';

/** Milliseconds. */
const REPORT_EVERY = 100;

/*
 * Entry of the process that runs networks: one task, then it ends; or it shows pictures to models until it is ended. Ctrl-C in a
 * terminal reaches every process of it; this one leaves the decision to its parent, and follows it when it goes.
 */
const link = parentLink();
const cancelling = new AbortController();
const send = (event: ModelEvent) => link.send(event);

async function perform(task: ModelTask): Promise<void> {
  const progress = coalesce<JobProgress>(REPORT_EVERY, (latest) => send({ type: 'progress', progress: latest }));
  const context: TaskContext = {
    signal: cancelling.signal,
    report: (latest) => progress.push(latest),
    step: (step) => send({ type: 'step', step }),
    epoch: (epoch) => send({ type: 'epoch', epoch }),
    notice: (text) => send({ type: 'notice', text }),
  };
  try {
    const result = await run(task, context);
    progress.flush();
    send({ type: 'done', result });
  } catch (error) {
    const isCancel = cancelling.signal.aborted && !(error instanceof StudioError);
    send({ type: 'fail', failure: asFailure(isCancel ? new StudioError('cancelled', 'Cancelled.') : error) });
  }
  link.close();
}

function run(task: ModelTask, context: TaskContext): Promise<unknown> {
  if (task.task === 'train') return performTrain(task, context);
  if (task.task === 'evaluate') return performEvaluate(task, context);
  if (task.task === 'segment') return performSegment(task, context);
  return testDevice(task.device);
}

async function answer(id: string, request: TrialRequest): Promise<void> {
  try {
    send({ type: 'answer', id, result: await performTrial(request) });
  } catch (error) {
    send({ type: 'refusal', id, failure: asFailure(error) });
  }
}

process.on('SIGINT', () => {});
process.on('SIGTERM', () => cancelling.abort());
link.onLost(() => cancelling.abort());
link.onMessage((raw) => {
  const command = ModelCommand.parse(raw);
  if (command.type === 'cancel') cancelling.abort();
  else if (command.type === 'ask') void answer(command.id, command.request);
  else void perform(command.task);
});
send({ type: 'ready' });
