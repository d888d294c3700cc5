import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../main/trainer/graph/graph.ts';
import { expand } from '../../../main/trainer/graph/layout.ts';
import { sum } from '../../../main/trainer/graph/reduction.ts';
import { train } from '../../../main/trainer/index.ts';
import { deviceFault } from '../../../main/trainer/runtime/deviceFault.ts';
import { caseBatch, SELF_TEST_CASES } from '../../../main/trainer/selfTest/cases.ts';
import { projectionError, projectionOf } from '../../../main/trainer/selfTest/projection.ts';
import { caseError, testDevice } from '../../../main/trainer/selfTest/testDevice.ts';
import type { StepOptions } from '../../../main/trainer/training/stepGraph.ts';
import { StepRunner } from '../../../main/trainer/training/stepRunner.ts';
import type { RunnerOptions } from '../../../main/trainer/training/stepSessions.ts';
import { initialState, type TrainedState } from '../../../main/trainer/training/trainedState.ts';
import { ADAPTATIONS } from '../../../shared/domain/training/adaptation.ts';
import { circles, smallRecipe } from './support/circles.ts';
import { relativeError } from './support/reference.ts';
import { open } from './support/runGraph.ts';
import { outcome, runOptions, stopAfter } from './support/runs.ts';
import { chooseSoftwareGpu, hasSoftwareGpu } from './support/softwareGpu.ts';

const STEPS = 3;
const common = {
  batchSize: 2,
  patchSize: 16,
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  headWeights: [1, 0.5],
  form: { kind: 'plain' },
  movingAverage: 0.9,
} as const;
const GROUP: StepOptions = { ...common, model: { kind: 'unet', width: 4, depth: 1, norm: 'group' }, adaptation: ADAPTATIONS.none };
const BATCH: StepOptions = { ...common, model: { kind: 'unet', width: 4, depth: 1, norm: 'batch' }, adaptation: ADAPTATIONS.dann };

/** Losses and the state after a few steps of changing batches and rates, given to the runner `atOnce` by `atOnce`. */
async function trained(options: StepOptions, runner: RunnerOptions, atOnce = 1): Promise<{ losses: number[]; state: TrainedState }> {
  const { accumulation = 1 } = options;
  const steps = Array.from({ length: STEPS }, (_, step) => ({
    batches: Array.from({ length: accumulation }, (__, part) => caseBatch({ name: `${step} ${part}`, options })),
    rates: { learningRate: 1e-3 * (step + 1), reversal: 0.2 * step },
  }));
  const running = await StepRunner.create(options, initialState(options, 3), runner);
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step += atOnce) losses.push(...(await running.run(steps.slice(step, step + atOnce))));
  const state = await running.state();
  await running.close();
  return { losses, state };
}

describe.each([
  { name: 'group norm', options: GROUP },
  { name: 'batch norm and DANN', options: BATCH },
])('a Loop of several steps ($name)', ({ options }) => {
  it('gives exactly what single steps give, whatever their number', async () => {
    const single = await trained(options, {});
    expect(single.state.step).toBe(STEPS);
    for (const atOnce of [1, 2]) expect(await trained(options, { loop: true }, atOnce)).toEqual(single);
  });
});

it.each(SELF_TEST_CASES.map((one) => ({ one, name: one.name })))(
  'the CPU gives what is stored for the self-test: $name',
  async ({ one }) => {
    expect(await caseError(one, 'cpu')).toBeLessThan(1e-5);
  },
);

it('a gradient with one wrong tap is seen in what is stored of it', () => {
  const values = Float32Array.from({ length: 144 }, (_, index) => Math.sin(7 * index));
  const wrong = values.map((value, index) => (index % 9 === 4 ? 0 : value));
  expect(projectionError(projectionOf(wrong), projectionOf(values))).toBeGreaterThan(0.01);
  expect(projectionError(projectionOf(values.with(3, Number.NaN)), projectionOf(values))).toBe(Number.POSITIVE_INFINITY);
});

it('a device that the runtime does not bring is told apart, with what it needs', async () => {
  const { problem } = await testDevice(process.platform === 'win32' ? 'coreml' : 'dml');
  expect(problem).toMatch(/not available.*needs/);
});

describe('faults', () => {
  it('memory that does not suffice is told with what to do', async () => {
    const graph = new Graph();
    // 64 TB.
    graph.output('y', sum(expand(graph.input('x', [1, 1]), [2 ** 22, 2 ** 22]), [0, 1], 'drop'));
    const session = await open(graph);
    const failing = session.run({ x: Float32Array.of(1) });
    await expect(failing).rejects.toMatchObject({
      code: 'training',
      message: expect.stringMatching(/memory of the CPU/),
      next: expect.stringMatching(/smaller batches/),
    });
    await session.close();
  });

  it('a lost device is told with what to do; what the CPU throws otherwise stays as it is', () => {
    const lost = new Error('WebGPU device lost: DXGI_ERROR_DEVICE_REMOVED\nat …');
    expect(deviceFault(lost, 'webgpu')).toMatchObject({
      code: 'training',
      message: expect.stringMatching(/WebGPU was lost/),
      next: expect.stringMatching(/Resume/),
    });
    const other = new Error('Non-zero status code');
    expect(deviceFault(other, 'cpu')).toBe(other);
  });
});

describe.skipIf(!hasSoftwareGpu)('WebGPU, state on the device', () => {
  chooseSoftwareGpu();

  it('a run that was stopped on one device goes on upon another', async () => {
    const folder = await mkdtemp(join(tmpdir(), 's2mgen-devices-'));
    const recipe = smallRecipe({ model: { kind: 'unet', width: 4, depth: 1, norm: 'group' }, patchSize: 16, batchSize: 2, epochs: 2 });
    const data = { training: circles(4, { size: 16 }), validation: circles(1, { from: 100, size: 16 }), recipe };
    const [there, here] = [join(folder, 'there'), join(folder, 'here')];
    const stopped = train(runOptions(there, { ...data, device: 'webgpu', ...stopAfter(3) }));
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const resumed = await train(runOptions(there, { ...data, device: 'cpu', resume: true }));
    expect(resumed.description.provider).toBe('cpu');
    await train(runOptions(here, { ...data, device: 'cpu' }));
    const [found, expected] = [await outcome(there), await outcome(here)];
    expect(found.step).toBe(4);
    for (const [index, { loss, validationLoss }] of expected.epochs.entries()) {
      expect(found.epochs[index]?.loss).toBeCloseTo(loss, 4);
      expect(found.epochs[index]?.validationLoss).toBeCloseTo(validationLoss ?? Number.NaN, 4);
    }
    await rm(folder, { recursive: true });
  });

  it.each([
    { name: 'whole steps', options: GROUP },
    { name: 'batch norm and DANN', options: BATCH },
    { name: 'gradients summed over two batches', options: { ...GROUP, accumulation: 2 } },
  ])('follows the CPU: $name', async ({ options }) => {
    const cpu = await trained(options, {});
    const { losses, state } = await trained(options, { device: 'webgpu' });
    expect(relativeError(Float32Array.from(losses), Float32Array.from(cpu.losses))).toBeLessThan(1e-5);
    for (const [name, values] of cpu.state.arrays) {
      // Adam makes full steps of the smallest gradients: single parameters may differ by rounding of those.
      expect(relativeError(state.arrays.get(name) ?? new Float32Array(), values), name).toBeLessThan(1e-4);
    }
    expect(relativeError(state.statistics, cpu.state.statistics) || 0).toBeLessThan(1e-5);
  });
});
