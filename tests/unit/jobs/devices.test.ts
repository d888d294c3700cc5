import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseDevice, knownDevices, testedDevices } from '../../../main/jobs/devices.ts';
import { forkWorker, type SpawnWorker } from '../../../main/jobs/spawn.ts';
import { chooseSoftwareGpu, hasSoftwareGpu } from '../trainer/support/softwareGpu.ts';

const root = mkdtempSync(join(tmpdir(), 's2mgen-devices-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let cache = root;
let started: number;
beforeEach(() => {
  cache = mkdtempSync(join(root, 'cache-'));
  started = 0;
  process.env.VK_DRIVER_FILES = '/nowhere/no-driver.json';
});

const counting: SpawnWorker = (entry, options) => {
  started++;
  return forkWorker(entry, options);
};
const named = async (name: string, reports: ReturnType<typeof testedDevices>) => (await reports).find((report) => report.name === name);

describe('without a graphics driver', () => {
  it('says of each other device why it cannot be used, tested once per driver; auto is the CPU', async () => {
    expect(await named('webgpu', knownDevices({ cache, spawn: counting }))).toMatchObject({ usable: false, testing: true });
    const first = await testedDevices({ cache, spawn: counting });
    expect(first.at(-1)).toEqual({ name: 'cpu', usable: true, reason: null, testing: false });
    for (const { name, usable, reason } of first.slice(0, -1)) {
      expect(usable, name).toBe(false);
      expect(reason, name).toMatch(/not available.*needs/);
    }
    const processes = started;
    expect(processes).toBe(first.length - 1);
    expect(await knownDevices({ cache, spawn: counting })).toEqual(first);
    expect(await chooseDevice('auto', { cache, spawn: counting })).toBe('cpu');
    await expect(chooseDevice('webgpu', { cache })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/cannot be used.*driver/),
    });
    await expect(chooseDevice('abacus', { cache })).rejects.toMatchObject({ code: 'invalid', next: expect.stringMatching(/webgpu/) });
    expect(started).toBe(processes);

    process.env.VK_DRIVER_FILES = '/nowhere/another-driver.json';
    await testedDevices({ cache, spawn: counting });
    expect(started).toBe(2 * processes);
  });
});

describe('with a driver that ends its process', () => {
  const aborting: SpawnWorker = (_, options) => {
    started++;
    const entry = join(cache, 'aborting.mjs');
    writeFileSync(entry, "process.on('message', () => process.abort());\nprocess.send({ type: 'ready' });\n");
    return forkWorker(entry, options);
  };

  it('that is a reason, not the end of the studio', async () => {
    const reports = await testedDevices({ cache, spawn: aborting });
    expect(reports.find(({ name }) => name === 'webgpu')).toMatchObject({
      usable: false,
      reason: expect.stringMatching(/ended by itself \(signal SIGABRT\)/),
    });
    expect(await chooseDevice('auto', { cache })).toBe('cpu');
  });

  it('who waits for tests that another began and gave up gets tests of its own', async () => {
    const leaving = new AbortController();
    const first = testedDevices({ cache, spawn: aborting, signal: leaving.signal });
    const second = testedDevices({ cache, spawn: aborting });
    leaving.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect((await second).find(({ name }) => name === 'webgpu')).toMatchObject({ testing: false });
  });

  it('who waits for tests of another may leave, and they go on', async () => {
    const first = testedDevices({ cache, spawn: aborting });
    const leaving = new AbortController();
    let isDone = false;
    void first.then(() => {
      isDone = true;
    });
    const second = testedDevices({ cache, spawn: aborting, signal: leaving.signal });
    leaving.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect(isDone).toBe(false);
    expect((await first).find(({ name }) => name === 'webgpu')).toMatchObject({ testing: false });
  });

  it('what is remembered is tested again where it is broken or where that is asked for', async () => {
    writeFileSync(join(cache, 'devices.json'), '{"key": 1');
    const reports = await testedDevices({ cache, spawn: aborting });
    expect(started).toBe(reports.length - 1);
    await testedDevices({ cache, spawn: aborting, again: true });
    expect(started).toBe(2 * (reports.length - 1));
  });
});

describe.skipIf(!hasSoftwareGpu)('with a graphics driver in software', () => {
  it('WebGPU computes rightly and can be named, but auto keeps to the CPU', async () => {
    chooseSoftwareGpu();
    const webgpu = await named('webgpu', testedDevices({ cache }));
    expect(webgpu).toMatchObject({ usable: true, reason: /times as long as on the CPU/ });
    expect(await chooseDevice('webgpu', { cache })).toBe('webgpu');
    expect(await chooseDevice('auto', { cache })).toBe('cpu');
  }, 290_000);
});
