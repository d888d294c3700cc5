import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { batchRows, totalRows } from '../adaptation/batchRows.ts';
import { BLOCKED_DOMAIN, blocked } from '../blocked/memory.ts';
import { blockedOrder, toBlocked, toPlain } from '../blocked/parameterOrder.ts';
import { Graph } from '../graph/graph.ts';
import { HEADS } from '../models/heads.ts';
import { networkOf } from '../models/network.ts';
import { initialParameters } from '../models/parameters.ts';
import { encodeModel } from '../onnx/model.ts';
import type { DeviceName } from '../runtime/devices.ts';
import { createSession, tensor, valuesOf } from '../runtime/session.ts';
import { buildStepModel, type MemoryForm, type StepOptions } from './stepGraph.ts';

/** The form that a training uses, and why not the faster one; null when it is. */
export interface ChosenForm {
  readonly form: MemoryForm;
  readonly reason: string | null;
}

type Shapes = Pick<StepOptions, 'model' | 'adaptation' | 'batchSize'>;

const PLAIN: MemoryForm = { kind: 'plain' };
/** Two forms sum in different orders; a wrong one is wrong in the first digit. */
const TOLERANCE = 1e-3;

/**
 * Blocked memory where the processor and the runtime have it, the net's sizes allow it, and a small step gives the plain
 * form's gradients here and now; else plain memory.
 */
export async function chooseForm(shapes: Shapes, device: DeviceName = 'cpu'): Promise<ChosenForm> {
  // Only processors have blocked memory; on other devices there is nothing to tell about it.
  if (device !== 'cpu') return { form: PLAIN, reason: null };
  const { plainOnly } = networkOf(shapes.model);
  if (plainOnly !== null) return { form: PLAIN, reason: plainOnly };
  const tested = await testedBlock();
  if (typeof tested === 'string') return { form: PLAIN, reason: tested };
  const misfit = misfitOf(shapes, tested);
  return misfit === null ? { form: { kind: 'blocked', block: tested }, reason: null } : { form: PLAIN, reason: misfit };
}

/** What the blocked operators ask of sizes, in words; null when they fit. */
function misfitOf({ model, adaptation, batchSize }: Shapes, block: number): string | null {
  const rows = totalRows(batchRows(adaptation, batchSize));
  if (model.width % block !== 0) return `The width ${model.width} is no multiple of this processor's block of ${block} channels.`;
  if (rows >= block && rows % block !== 0) return `A batch of ${rows} patches is neither below ${block} nor a multiple of it.`;
  return null;
}

let remembered: Promise<number | string> | null = null;

/** The block size once per process, or why there is none. */
function testedBlock(): Promise<number | string> {
  remembered ??= (async () => {
    const block = await blockSize();
    if (block === null) return 'This runtime has no operators on blocked memory.';
    const error = await gradientError(block);
    return error < TOLERANCE ? block : `On blocked memory the gradients differ here by ${error.toExponential(1)}.`;
  })();
  return remembered;
}

/** How many channels lie together here: found by looking where the runtime puts them. Null where it has no such operators. */
async function blockSize(): Promise<number | null> {
  const shape = [1, 16, 1, 2];
  const graph = new Graph();
  graph.output('y', blocked(graph.input('x', shape)));
  try {
    const session = await createSession(encodeModel(graph, BLOCKED_DOMAIN), 1);
    const found = await session.run({
      x: tensor(
        Float32Array.from({ length: 32 }, (_, index) => index),
        shape,
      ),
    });
    await session.release();
    // x counts upwards with the second pixel of the first channel as 1: after the channels of one block.
    const block = valuesOf(found, 'y').indexOf(1);
    return block > 1 && block % 4 === 0 ? block : null;
  } catch {
    return null;
  }
}

/** Largest difference between the gradients of both forms on a small net, relative to the largest gradient of each tensor. */
async function gradientError(block: number): Promise<number> {
  const model: Recipe['model'] = { kind: 'unet', width: block, depth: 1, norm: 'group' };
  const specs = networkOf(model).parameters;
  const order = blockedOrder(specs, block);
  const parameters = initialParameters(specs, 1);
  const plain = await gradientOf({ model, parameters, form: PLAIN });
  const turned = await gradientOf({ model, parameters: toBlocked(parameters, order), form: { kind: 'blocked', block } });
  const found = toPlain(turned, order);
  let largest = 0;
  let difference = 0;
  for (const [index, value] of plain.entries()) {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (found[index] ?? 0)));
  }
  return Number.isFinite(difference) ? difference / largest : Number.POSITIVE_INFINITY;
}

async function gradientOf({ model, parameters, form }: { model: Recipe['model']; parameters: Float32Array; form: MemoryForm }) {
  const [batchSize, patchSize] = [2, 8];
  const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  const session = await createSession(
    buildStepModel({ model, adaptation: { kind: 'none' }, batchSize, patchSize, adam, headWeights: [1, 1], form }, true),
    1,
  );
  const shape = (channels: number) => [batchSize, channels, patchSize, patchSize];
  const values = (channels: number, value: (index: number) => number) =>
    tensor(
      Float32Array.from({ length: batchSize * channels * patchSize ** 2 }, (_, index) => value(index)),
      shape(channels),
    );
  const flat = (data: Float32Array) => tensor(data, [data.length]);
  const outputs = await session.run({
    image: values(3, (index) => 0.5 + 0.5 * Math.sin(1.7 * index)),
    targets: values(HEADS.length, (index) => (Math.sin(0.31 * index) > 0 ? 1 : 0)),
    weights: values(HEADS.length, () => 1),
    parameters: flat(parameters),
    mean: flat(new Float32Array(parameters.length)),
    square: flat(new Float32Array(parameters.length)),
    rate: tensor(Float32Array.of(0), []),
    correction: tensor(Float32Array.of(1), []),
  });
  await session.release();
  return valuesOf(outputs, 'gradient');
}
