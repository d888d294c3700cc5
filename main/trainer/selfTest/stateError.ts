import type { DeviceName } from '../runtime/devices.ts';
import { StepRunner } from '../training/stepRunner.ts';
import { initialState } from '../training/trainedState.ts';
import { caseBatch, SELF_TEST_CASES, SELF_TEST_RATES, type SelfTestCase } from './cases.ts';

const STEPS = 3;

/** Mean difference of the parameters to the CPU's after a few steps, relative to the largest change there. */
export async function stateError(device: DeviceName): Promise<number> {
  const [one] = SELF_TEST_CASES;
  if (one === undefined) return 0;
  const start = initialState(one.options, 1).arrays.get('parameters') ?? new Float32Array();
  const expected = await trained(one, 'cpu');
  const found = await trained(one, device);
  let largest = 0;
  let difference = 0;
  for (const [index, value] of expected.entries()) {
    largest = Math.max(largest, Math.abs(value - (start[index] ?? 0)));
    difference += Math.abs(value - (found[index] ?? Number.NaN));
  }
  // Adam takes a full step for the smallest gradient: single parameters may go another way, their mean not.
  return difference / expected.length / largest;
}

async function trained(one: SelfTestCase, device: DeviceName): Promise<Float32Array> {
  const runner = await StepRunner.create(one.options, initialState(one.options, 1), { device });
  try {
    const step = { batches: [caseBatch(one)], rates: SELF_TEST_RATES };
    for (let done = 0; done < STEPS; done += runner.stepsAtOnce) {
      await runner.run(Array.from({ length: Math.min(runner.stepsAtOnce, STEPS - done) }, () => step));
    }
    return (await runner.state()).arrays.get('parameters') ?? new Float32Array();
  } finally {
    await runner.close();
  }
}
