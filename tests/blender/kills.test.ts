import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../main/datasets/index.ts';
import { builtinPreset } from '../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import { Draws } from '../../shared/domain/random/draws.ts';
import { expectSamePictures } from './samePictures.ts';

const S2MGEN = join(import.meta.dirname, '../../tools/s2mgen.mjs');
const FRAMES = 300;
const KILLS = 20;

/** Small pictures of bare rooms: what is tested is who writes what when, not what is seen. */
function smallPreset(): Preset {
  const portraits = builtinPreset('portraits');
  if (portraits === undefined) throw new Error('The preset "portraits" is gone.');
  const nothing = { min: 0, max: 0 };
  return {
    ...portraits,
    seed: 9,
    frames: FRAMES,
    framesPerSubject: 75,
    minimumPersonShare: 0,
    render: { ...portraits.render, width: 24, height: 24, samples: 1, denoise: false },
    room: { ...portraits.room, clutter: nothing, furniture: nothing, openingShare: 0, environmentShare: 0, pBackground: 0 },
    camera: { ...portraits.camera, depthOfField: { ...portraits.camera.depthOfField, share: 0 } },
  };
}

describe.skipIf(process.platform === 'win32')('twenty kills at random moments of a rendering', () => {
  let folder: string;
  let whole: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-kills-'));
    whole = join(folder, 'whole');
    await writeFile(join(folder, 'preset.json'), JSON.stringify(smallPreset()));
    expect((await render(whole, 2)).exitCode).toBe(0);
  }, 900_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const render = (out: string, workers = 1) =>
    execa(
      process.execPath,
      [S2MGEN, 'render', '--preset', join(folder, 'preset.json'), '--out', out, '--workers', String(workers), '--json'],
      { reject: false },
    );
  const linesIn = async (out: string) => (await readFile(join(out, 'frames.jsonl'), 'utf8').catch(() => '')).split('\n').length - 1;

  it('leaves every frame whole and once, the same as without a kill', async () => {
    const out = join(folder, 'killed');
    const draws = (kill: number) => new Draws(1, 'kill', kill);
    const killed = { studio: 0, worker: 0 };
    const count = () => killed.studio + killed.worker;
    let ended = false;
    while (!ended) {
      const studio = render(out);
      const over = studio.then(() => true);
      for (let alive = true; alive; ) {
        const kill = count();
        const due = (await linesIn(out)) + 2 + Math.floor(9 * draws(kill).uniform('frames'));
        while (alive && (kill === KILLS || (await linesIn(out)) < due)) alive = !(await Promise.race([over, pause(10, false)]));
        if (!alive) break;
        await pause(120 * draws(kill).uniform('moment'));
        const atStudio = draws(kill).uniform('victim') < 0.5;
        if (atStudio) alive = !studio.kill('SIGKILL');
        else await killChildren(studio.pid ?? 0);
        killed[atStudio ? 'studio' : 'worker']++;
      }
      const { exitCode, signal, stdout } = await studio;
      ended = exitCode === 0;
      if (!ended) expect({ signal, stdout }).toMatchObject({ signal: 'SIGKILL' });
    }
    expect(count()).toBe(KILLS);
    expect(Math.min(killed.studio, killed.worker)).toBeGreaterThan(5);

    expect(await linesIn(out)).toBe(FRAMES);
    const [made, reference] = [(await readDataset(out)).records, (await readDataset(whole)).records];
    expect(made.map(({ frame }) => frame).sort((a, b) => a - b)).toEqual(Array.from({ length: FRAMES }, (_, frame) => frame));
    for (const kind of ['images', 'masks/skin', 'masks/person', 'parts']) expect(await readdir(join(out, kind))).toHaveLength(FRAMES);
    const twins = new Map(reference.map((record) => [record.frame, record]));
    for (const record of made) {
      const twin = twins.get(record.frame) ?? expect.unreachable(`There is no frame ${record.frame}.`);
      await expectSamePictures(twin, record, [whole, out]);
    }
  }, 900_000);
});

/** Blender, as the system's memory guard would end it. */
async function killChildren(parent: number): Promise<void> {
  const { stdout } = await execa('ps', ['-eo', 'pid=,ppid=']);
  for (const line of stdout.split('\n')) {
    const [pid = 0, ppid = 0] = line.trim().split(/\s+/).map(Number);
    if (ppid !== parent) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It was `ps` itself, or has just ended.
    }
  }
}
