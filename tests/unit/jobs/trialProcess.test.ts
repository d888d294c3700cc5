import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { SpawnWorker } from '../../../main/jobs/spawn.ts';
import { TrialProcess } from '../../../main/jobs/trialProcess.ts';

const cache = mkdtempSync(join(tmpdir(), 's2mgen-trial-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

/** Processes that answer nothing and end when the test says so; those that test a device end at once. */
function standIns() {
  const ends: ((how: string) => void)[] = [];
  let asked = 0;
  const spawn: SpawnWorker = (_, { quiet = false } = {}) => ({
    send: () => void asked++,
    onMessage: () => undefined,
    onExit: (listener) => void (quiet ? setImmediate(listener, 'exit code 1') : ends.push(listener)),
    kill: () => undefined,
  });
  const untilAsked = async (times: number) => {
    while (asked < times) await new Promise((resolve) => setImmediate(resolve));
  };
  return { ends, spawn, untilAsked };
}

it('a process that was closed and ends late takes nothing from the one after it', async () => {
  const { ends, spawn, untilAsked } = standIns();
  const trials = new TrialProcess({ cache, spawn });
  const request = { model: 'colour-rule', picture: { kind: 'file', file: 'a.jpg' }, size: null, out: 'a.png' } as const;
  const { signal } = new AbortController();
  const first = trials.ask(request, signal).catch((error: unknown) => error);
  await untilAsked(1);
  trials.close();
  expect(await first).toMatchObject({ code: 'cancelled' });

  const second = trials.ask(request, signal).catch((error: unknown) => error);
  await untilAsked(2);
  ends[0]?.('signal SIGKILL');
  ends[1]?.('exit code 7');
  expect(await second).toMatchObject({ code: 'training', message: expect.stringContaining('exit code 7') });
});
