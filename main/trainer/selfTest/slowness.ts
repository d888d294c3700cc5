import type { DeviceName } from '../runtime/devices.ts';
import { chooseForm } from '../training/memoryForm.ts';
import type { StepOptions } from '../training/stepGraph.ts';
import { StepRunner } from '../training/stepRunner.ts';
import { initialState } from '../training/trainedState.ts';
import { caseBatch, SELF_TEST_CASES, SELF_TEST_RATES, type SelfTestCase } from './cases.ts';

/** A graphics card is busy with hand-overs in a tiny step, and may take 10 times as long as a CPU; a driver in software 100. */
const HOPELESS = 40;

/** Large enough to occupy a card, small enough for a slow CPU. */
const PROBE: SelfTestCase = {
  name: 'probe',
  options: {
    model: { kind: 'unet', width: 16, depth: 3, norm: 'group' },
    adaptation: { kind: 'none' },
    batchSize: 2,
    patchSize: 128,
    adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    headWeights: [1, 0.5],
    form: { kind: 'plain' },
  },
};

/** Time of a training step on a device over that on the CPU in its best form: above 1 the CPU is faster. */
export async function slownessOf(device: DeviceName): Promise<number> {
  const [tiny] = SELF_TEST_CASES;
  if (tiny !== undefined) {
    const ratio = await ratioOf(tiny, device);
    if (ratio > HOPELESS) return ratio;
  }
  return ratioOf(PROBE, device);
}

async function ratioOf(one: SelfTestCase, device: DeviceName): Promise<number> {
  const { form } = await chooseForm(one.options);
  return (await stepSeconds(one, one.options, device)) / (await stepSeconds(one, { ...one.options, form }, 'cpu'));
}

/** The faster of two steps, after one that sets everything up. */
async function stepSeconds(one: SelfTestCase, options: StepOptions, device: DeviceName): Promise<number> {
  const runner = await StepRunner.create(options, initialState(options, 1), { device });
  try {
    const step = { batches: [caseBatch(one)], rates: SELF_TEST_RATES };
    const steps = Array.from({ length: runner.stepsAtOnce }, () => step);
    await runner.run(steps);
    const times: number[] = [];
    for (let k = 0; k < 2; k++) {
      const started = performance.now();
      await runner.run(steps);
      times.push((performance.now() - started) / 1000 / steps.length);
    }
    return Math.min(...times);
  } finally {
    await runner.close();
  }
}
