import { z } from 'zod';
import { asFailure } from '../../../shared/contract/errors.ts';
import { DEVICE_TITLES, DeviceName } from '../runtime/devices.ts';
import { SELF_TEST_CASES, type SelfTestCase } from './cases.ts';
import stored from './golden.json' with { type: 'json' };
import { projectionError } from './projection.ts';
import { resultOf } from './results.ts';
import { slownessOf } from './slowness.ts';
import { stateError } from './stateError.ts';
import { wideLayerError } from './wideLayerError.ts';

/** What the self-test of a device found. */
export const DeviceTest = z.strictObject({
  device: DeviceName,
  /** Why it cannot be used; null when its numbers are right. */
  problem: z.string().nullable(),
  /** Largest relative difference of a gradient to the stored one; null where none was computed. */
  error: z.number().nullable(),
  /** Time of a training step there over that on this machine's CPU; null where it was not measured. */
  slowness: z.number().nullable(),
});
export type DeviceTest = z.infer<typeof DeviceTest>;

const Projection = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const Golden = z.record(
  z.string(),
  z.strictObject({ loss: z.number(), gradients: z.record(z.string(), Projection), probabilities: Projection }),
);

/** Devices sum in other orders, and some in fewer bits; a wrong one is wrong in the first digits. */
const TOLERANCE = 1e-2;
/** Of a network's largest gradient: a tensor whose gradient nearly cancels is judged beside the others. */
const LEAST_SHARE = 1e-2;

/**
 * Whether a device computes training steps rightly, against numbers stored with the studio, and how fast. Its driver may end
 * or hang the process: give it one of its own.
 */
export async function testDevice(device: DeviceName): Promise<DeviceTest> {
  const passed = { device, problem: null, error: 0, slowness: 1 };
  if (device === 'cpu') return passed;
  let error = 0;
  try {
    for (const one of SELF_TEST_CASES) error = Math.max(error, await caseError(one, device));
    error = Math.max(error, await wideLayerError(device), await stateError(device));
    if (!(error < TOLERANCE)) {
      const problem = `${DEVICE_TITLES[device]} computes wrong gradients here: they differ by ${(100 * error).toPrecision(2)} %. Another driver may help.`;
      return { ...passed, problem, error: Number.isFinite(error) ? error : null, slowness: null };
    }
    return { ...passed, error, slowness: await slownessOf(device) };
  } catch (fault) {
    const { message, next } = asFailure(fault);
    return { device, problem: next === null ? message : `${message} ${next}`, error: null, slowness: null };
  }
}

/** Largest difference of a case's loss, gradients and probabilities to the stored ones. */
export async function caseError(one: SelfTestCase, device: DeviceName): Promise<number> {
  const expected = Golden.parse(stored)[one.name];
  if (expected === undefined) throw new RangeError(`No numbers are stored for "${one.name}".`);
  const found = await resultOf(one, device);
  const least = LEAST_SHARE * Math.max(...Object.values(expected.gradients).map(([norm]) => norm));
  const gradients = Object.entries(expected.gradients).map(([name, projection]) => {
    const other = found.gradients[name];
    return other === undefined ? Number.POSITIVE_INFINITY : projectionError(other, projection, least);
  });
  const loss = Math.abs(found.loss - expected.loss) / expected.loss;
  return Math.max(
    Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss,
    projectionError(found.probabilities, expected.probabilities),
    ...gradients,
  );
}
