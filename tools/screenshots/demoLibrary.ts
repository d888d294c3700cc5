import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createHost, type Host } from '../../main/host/index.ts';
import { cacheFolder } from '../../main/places.ts';
import { configuredBlender } from '../../main/settings.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { builtinPreset } from '../../shared/domain/preset/builtin.ts';
import { newPreset } from '../../shared/domain/preset/newPreset.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import { RECIPES, type Recipe } from '../../shared/domain/training/recipe.ts';
import { cutPhotographs } from './cutPhotographs.ts';

const SIDE = 192;
/** What the library holds: enough to be looked at, little enough for two cores. */
const LEARNT = { name: 'Mixed rooms', frames: 48 };
const WINDOW = { name: 'Portraits at a window', frames: 16 };
const RUNS = [
  { name: 'Mixed, width 8', width: 8, seed: 1 },
  { name: 'Mixed, width 8', width: 8, seed: 2 },
  { name: 'Mixed, width 16', width: 16, seed: 1 },
] as const;
const EPOCHS = 30;
const SCORED_AT = 192;

function small(preset: Preset, name: string, frames: number): Preset {
  return { ...preset, name, frames, framesPerSubject: 2, render: { ...preset.render, width: SIDE, height: SIDE } };
}

async function finished(host: Host, asked: Promise<Job>): Promise<Job> {
  const { id, title } = await asked;
  for (;;) {
    const job = (await host.handlers.jobs.list({})).find((one) => one.id === id);
    if (job?.state === 'done') return job;
    if (job === undefined || ['failed', 'cancelled', 'interrupted'].includes(job.state))
      throw new Error(`${title}: ${job?.failure?.message ?? 'it did not end'}`);
    await wait(500);
  }
}

/**
 * Fills a library as a user would: two renderings by the real Blender, three short trainings, scores of each on frames it
 * did not learn from, photographs. What is there already is left as it is.
 * @throws Error naming the job that failed
 */
export async function fillDemoLibrary(library: string, say: (words: string) => void): Promise<void> {
  await mkdir(library, { recursive: true });
  const host = createHost({
    shell: 'server',
    version: 'demo',
    library,
    cache: cacheFolder(),
    configuredBlender,
    renderer: library,
    connect: [],
  });
  const { datasets, presets, runs, backgrounds } = host.handlers;
  const rendered = async (preset: Preset, { name, frames }: typeof LEARNT) => {
    const find = async () => (await datasets.list({})).find((dataset) => dataset.name === name && dataset.frames === frames);
    const there = await find();
    if (there !== undefined) return there;
    say(`Rendering ${frames} frames of ${name} …`);
    await finished(host, datasets.render({ preset: small(preset, name, frames), name, frames, manner: {} }));
    const made = await find();
    if (made === undefined) throw new Error(`${name} was not rendered.`);
    return made;
  };
  try {
    const mixed = builtinPreset('mixed');
    if (mixed === undefined) throw new Error('There is no preset mixed.');
    const portraits = newPreset(WINDOW.name, 'portrait', 'window');
    if (!(await presets.list({})).some(({ preset }) => preset.name === WINDOW.name)) await presets.save({ id: null, preset: portraits });
    const learnt = await rendered(mixed, LEARNT);
    const test = await rendered(portraits, WINDOW);

    const trained = new Set((await runs.list({})).map(({ name }) => name));
    for (const { name, width, seed } of RUNS) {
      const run = `${name} s${seed}`;
      if (trained.has(run)) continue;
      say(`Training ${run} …`);
      const recipe: Recipe = { ...RECIPES.quick, epochs: EPOCHS, patchSize: 96, model: { ...RECIPES.quick.model, width } };
      const sets = [{ dataset: learnt.id, split: null, ratio: null }];
      const job = await finished(host, runs.train({ name: run, datasets: sets, target: [], initial: null, recipe, seed, device: 'cpu' }));
      if (job.target === null) throw new Error('A training made no run.');
      await finished(host, runs.evaluate({ run: job.target, dataset: test.id, size: SCORED_AT }));
    }
    if ((await runs.baselines({})).length === 0) await finished(host, runs.evaluate({ run: null, dataset: test.id, size: SCORED_AT }));
    if ((await backgrounds.list({})).pictures.length === 0) {
      const photographs = join(library, 'photographs');
      await cutPhotographs(learnt.path, photographs);
      await finished(host, backgrounds.add({ path: photographs }));
    }
  } finally {
    await host.close();
  }
}
