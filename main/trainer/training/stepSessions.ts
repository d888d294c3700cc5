import type { DeviceName } from '../runtime/devices.ts';
import { openSession, type Session } from '../runtime/session.ts';
import { rowsOf } from './stepFeeds.ts';
import { buildGradientModel, buildLoopModel, buildStepModel, type StepOptions } from './stepGraph.ts';
import { nextOf, stateNames } from './trainedState.ts';
import { buildUpdateModel } from './updateGraph.ts';

/** The models of a training step on a device. */
export type StepSessions =
  /** One run is one step. */
  | { readonly kind: 'whole'; readonly main: Session }
  /** One run is a gradient that is added to a sum, or the update that follows the last of them. */
  | { readonly kind: 'parts'; readonly main: Session; readonly update: Session }
  /** One run is up to `most` steps. */
  | { readonly kind: 'loop'; readonly main: Session; readonly most: number };

export interface RunnerOptions {
  /** The CPU when left out. Others want plain memory. */
  readonly device?: DeviceName | undefined;
  readonly threads?: number | undefined;
  /** Several steps in one run. Left out: where the state cannot stay on the device otherwise (CUDA). */
  readonly loop?: boolean | undefined;
}

/** Batches that go to a device at once stay below this many bytes and steps. */
const LOOP_BYTES = 256 * 1024 ** 2;
const LOOP_STEPS = 16;
/** Image, targets and weights of a pixel in float32. */
const BYTES_PER_PIXEL = 4 * (3 + 2 + 2);

/** @throws StudioError (`training`) when the device is missing, lost or too small. */
export async function openStepSessions(
  options: StepOptions,
  { device = 'cpu', threads, loop = device === 'cuda' }: RunnerOptions,
): Promise<StepSessions> {
  const staying = stateNames(options).map(nextOf);
  const open = (model: Uint8Array, names: readonly string[]) => openSession(model, { device, threads, staying: names });
  if ((options.accumulation ?? 1) > 1) {
    const main = await open(buildGradientModel(options), ['nextGradientSum']);
    try {
      return { kind: 'parts', main, update: await open(buildUpdateModel(options), staying) };
    } catch (error) {
      await main.release();
      throw error;
    }
  }
  if (loop) return { kind: 'loop', main: await open(buildLoopModel(options), []), most: loopSteps(options) };
  return { kind: 'whole', main: await open(buildStepModel(options), staying) };
}

/** The runtime hands no tensors of CUDA to Node: the state would go to the card and back with every run. */
function loopSteps(options: StepOptions): number {
  const bytes = BYTES_PER_PIXEL * rowsOf(options) * options.patchSize ** 2;
  return Math.max(1, Math.min(LOOP_STEPS, Math.floor(LOOP_BYTES / bytes)));
}
