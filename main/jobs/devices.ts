import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import { withLock } from '../cache/lock.mjs';
import { writeWhole } from '../files/index.ts';
import { cacheFolder } from '../places.ts';
import { graphicsDriverFingerprint } from '../system/graphicsDrivers.ts';
import { DEVICE_TITLES, type DeviceName, DeviceTest, offeredDevices, runtimeVersion } from '../trainer/index.ts';
import { runModelTask } from './runModelTask.ts';
import type { SpawnWorker } from './spawn.ts';

/** What a device is good for on this machine. */
export interface DeviceReport {
  readonly name: DeviceName;
  readonly usable: boolean;
  /** Why it cannot be used, or what should be known of it; null when there is nothing to say. */
  readonly reason: string | null;
  /** Its test is under way: it may still become usable. */
  readonly testing: boolean;
}

export interface DeviceOptions {
  /** Where results are remembered; the machine's cache when left out. */
  readonly cache?: string | undefined;
  readonly spawn?: SpawnWorker | undefined;
  /** Test again what is remembered. */
  readonly again?: boolean | undefined;
  /** Ends tests under way; their devices stay untested. */
  readonly signal?: AbortSignal | undefined;
}

/** A driver that hangs must not hang the studio. A driver in software takes a minute. */
const PATIENCE = 300_000;
/** Not every update of a driver can be seen: after this time devices are tested again. */
const KEPT = 14 * 24 * 3600 * 1000;

const Remembered = z.strictObject({
  /** Runtime and drivers that were tested. */
  key: z.string(),
  at: z.number(),
  tests: z.array(DeviceTest),
});
type Remembered = z.infer<typeof Remembered>;

/** Tests under way in this process, by cache folder. */
const underWay = new Map<string, Promise<readonly DeviceTest[]>>();

/** What is known of each device; tests of the others begin, and are reported as under way. */
export async function knownDevices(options: DeviceOptions = {}): Promise<DeviceReport[]> {
  const known = await remembered(await keyNow(), options);
  if (known === null) void allTests(options).catch(() => undefined);
  return report(known?.tests ?? []);
}

/** What each device is good for, found by testing those that were not tested with this runtime and driver before. */
export async function testedDevices(options: DeviceOptions = {}): Promise<DeviceReport[]> {
  return report(await allTests(options));
}

/**
 * The device that a name stands for. `auto` takes the first that computes rightly and faster than the CPU.
 * @throws StudioError (`invalid`) for a device that this machine does not have, or that computes wrongly.
 */
export async function chooseDevice(name: string, options: DeviceOptions = {}): Promise<DeviceName> {
  if (name === 'cpu') return name;
  const offered = offeredDevices();
  if (name !== 'auto' && !offered.some((device) => device === name)) {
    throw new StudioError('invalid', `The device "${name}" is not known here.`, { next: `Choose one of auto, ${offered.join(', ')}.` });
  }
  const tests = await allTests(options);
  if (name === 'auto') return tests.find(({ problem, slowness }) => problem === null && slowness !== null && slowness < 1)?.device ?? 'cpu';
  const test = tests.find(({ device }) => device === name);
  if (test?.problem === null) return test.device;
  throw new StudioError('invalid', `The device "${name}" cannot be used. ${test?.problem ?? ''}`.trim(), {
    next: 'Choose auto or cpu; "s2mgen doctor" lists all devices.',
  });
}

/** Resolves when no test is under way for this cache any more. */
export async function devicesAtRest(options: DeviceOptions): Promise<void> {
  await underWay.get(fileOf(options))?.catch(() => undefined);
}

function report(tests: readonly DeviceTest[]): DeviceReport[] {
  return offeredDevices().map((name) => {
    if (name === 'cpu') return { name, usable: true, reason: null, testing: false };
    const test = tests.find(({ device }) => device === name);
    if (test === undefined) return { name, usable: false, reason: 'Being tested.', testing: true };
    return { name, usable: test.problem === null, reason: test.problem ?? speedOf(test), testing: false };
  });
}

function speedOf({ device, slowness }: DeviceTest): string | null {
  if (slowness === null) return null;
  if (slowness < 1) return `A training step takes ${slowness.toPrecision(2)} of the CPU’s time.`;
  return `A training step takes ${slowness.toFixed(slowness < 10 ? 1 : 0)} times as long as on the CPU: ${DEVICE_TITLES[device]} is used only where it is named.`;
}

/** Those under way, or new ones. Who began them may end them; whoever else waits for them then begins anew. */
function allTests(options: DeviceOptions): Promise<readonly DeviceTest[]> {
  const file = fileOf(options);
  const running = underWay.get(file);
  if (running !== undefined) {
    const waited = running.catch((error: unknown) => {
      if (error instanceof StudioError && error.code === 'cancelled' && !options.signal?.aborted) return allTests(options);
      throw error;
    });
    return unlessAborted(waited, options.signal);
  }
  const begun = testAndRemember(options).finally(() => underWay.delete(file));
  underWay.set(file, begun);
  return begun;
}

/** What is waited for, or an end as soon as the signal says so: the tests of others go on. @throws StudioError (`cancelled`) */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(new StudioError('cancelled', 'Cancelled.'));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

async function testAndRemember(options: DeviceOptions): Promise<readonly DeviceTest[]> {
  const key = await keyNow();
  const known = options.again ? null : await remembered(key, options);
  if (known !== null) return known.tests;
  const begun = Date.now();
  const file = fileOf(options);
  return withLock(`${file}.lock`, async () => {
    const since = await remembered(key, options);
    if (since !== null && (!options.again || since.at >= begun)) return since.tests;
    const tests: DeviceTest[] = [];
    for (const device of offeredDevices()) tests.push(await testOf(device, options));
    const content: Remembered = { key, at: Date.now(), tests };
    await writeWhole(file, `${JSON.stringify(content, null, 2)}\n`);
    return tests;
  });
}

async function testOf(device: DeviceName, { spawn, signal: ending }: DeviceOptions): Promise<DeviceTest> {
  const failed = (problem: string) => ({ device, problem, error: null, slowness: null });
  if (device === 'cpu') return { device, problem: null, error: 0, slowness: 1 };
  const signal = AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(ending === undefined ? [] : [ending])]);
  try {
    return await runModelTask({ task: 'test-device', device }, DeviceTest, { spawn, signal });
  } catch (error) {
    if (ending?.aborted) throw error;
    if (signal.aborted) return failed(`${DEVICE_TITLES[device]} did not answer within ${PATIENCE / 1000} s.`);
    return failed(`${DEVICE_TITLES[device]} failed its test: ${asFailure(error).message}`);
  }
}

async function remembered(key: string, options: DeviceOptions): Promise<Remembered | null> {
  const text = await readFile(fileOf(options), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const known = Remembered.parse(JSON.parse(text));
    return known.key === key && Date.now() - known.at < KEPT ? known : null;
  } catch {
    // Of another version, or broken: test again.
    return null;
  }
}

async function keyNow(): Promise<string> {
  return `${runtimeVersion()} ${await graphicsDriverFingerprint()}`;
}

function fileOf({ cache = cacheFolder() }: DeviceOptions): string {
  return join(cache, 'devices.json');
}
