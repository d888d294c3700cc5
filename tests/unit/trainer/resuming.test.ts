import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSegmenter, type TrainOptions, train } from '../../../main/trainer/index.ts';
import { buildInferenceModel } from '../../../main/trainer/inference/inferenceGraph.ts';
import { Segmenter } from '../../../main/trainer/inference/segmenter.ts';
import { DivergenceWatch } from '../../../main/trainer/training/divergence.ts';
import { stateOf } from '../../../main/trainer/training/stateFile.ts';
import { arrayOf, exportedWeights } from '../../../main/trainer/training/trainedState.ts';
import { circles, smallRecipe } from './support/circles.ts';
import { metadata } from './support/metadata.ts';
import { checkpointOf, failure, outcome, runOptions, stopAfter } from './support/runs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-resume-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});
const options = (changes: Partial<TrainOptions> = {}) => runOptions(join(folder, 'run'), changes);

it.each(['group', 'batch'] as const)(
  'with accumulation, moving average, mixed data and a schedule by steps, a run in pieces equals one at once (%s norm)',
  async (norm) => {
    const recipe = smallRecipe({
      model: { kind: 'unet', width: 4, depth: 2, norm },
      batchSize: 2,
      accumulation: 2,
      movingAverage: 0.9,
      schedule: { kind: 'steps', epochs: 1, factor: 0.5 },
    });
    const training = { ...circles(8), part: (index: number) => (index < 3 ? 0 : 1) };
    const common = { recipe, training, ratios: [3, 1] };
    await train(options({ ...common, out: join(folder, 'whole') }));
    expect(await failure(train(options({ ...common, ...stopAfter(3) })))).toMatchObject({ code: 'cancelled' });
    await train(options({ ...common, resume: true }));
    expect(await outcome(join(folder, 'run'))).toEqual(await outcome(join(folder, 'whole')));
    expect(await failure(train(options({ ...common, ratios: [1, 1], resume: true })))).toMatchObject({ code: 'conflict' });
  },
);

it('the moving average is what is exported', async () => {
  const recipe = smallRecipe({ movingAverage: 0.9 });
  const { model } = await train(options({ recipe, validation: null }));
  const state = stateOf(await checkpointOf(join(folder, 'run')), recipe);
  const sample = await circles(1, { from: 300 }).read(0);
  const exported = await loadSegmenter(model);
  const found = await exported.segment(sample.rgb, sample.width, sample.height);
  await exported.close();
  const skinOf = async (parameters: Float32Array) => {
    const segmenter = await Segmenter.fromBytes(
      buildInferenceModel(recipe.model, { parameters, statistics: state.statistics }, metadata(recipe)),
      'model.onnx',
    );
    const { skin } = await segmenter.segment(sample.rgb, sample.width, sample.height);
    await segmenter.close();
    return skin;
  };
  expect(found.skin).toEqual(await skinOf(exportedWeights(state).parameters));
  expect(found.skin).not.toEqual(await skinOf(arrayOf(state.arrays, 'parameters')));
});

describe('an early stop', () => {
  const idle = { schedule: { kind: 'constant' }, earlyStop: { patience: 2, minimumGain: 0.5 }, epochs: 9 } as const;

  it('ends a run that does not get better, says so, keeps the best epoch, and stays ended when resumed', async () => {
    const notices: string[] = [];
    const result = await train(options({ recipe: smallRecipe(idle), onNotice: (text) => notices.push(text) }));
    expect(result.epochs).toHaveLength(3);
    expect(notices.join()).toMatch(/Stopped early after epoch 3/);
    const again = await train(options({ recipe: smallRecipe(idle), resume: true }));
    expect(again.epochs).toHaveLength(3);
    expect(again.bestEpoch).toBe(result.bestEpoch);
  });

  it('is refused without validation pictures', async () => {
    const error = await failure(train(options({ recipe: smallRecipe(idle), validation: null })));
    expect(error).toMatchObject({ code: 'invalid', message: expect.stringContaining('needs validation'), next: expect.any(String) });
  });
});

describe('divergence', () => {
  const losses = (watch: DivergenceWatch, count: number, loss: number) => {
    for (let step = 1; step <= count; step++) watch.add(loss, step, 0.01);
  };

  it('is a loss far above that of a guess for long, even a finite one; a bad step or a bad start is none', () => {
    const watch = new DivergenceWatch(smallRecipe({ schedule: { kind: 'constant' } }), [1, 0.5]);
    losses(watch, 40, 1000);
    losses(new DivergenceWatch(smallRecipe(), [1, 0.5]), 500, 8);
    const error = new DivergenceWatch(smallRecipe({ schedule: { kind: 'constant' }, precision: 'mixed' }), [1, 0.5]);
    expect(() => losses(error, 50, 20)).toThrow(/last 50 steps up to 50 is 20.*a guess has 1\.0.*diverged/);
  });

  it('in a run names the step, what came before, and what to change', async () => {
    const { optimiser } = smallRecipe();
    const recipe = smallRecipe({ schedule: { kind: 'constant' }, optimiser: { ...optimiser, learningRate: 1e38 } });
    expect(await failure(train(options({ recipe })))).toMatchObject({
      message: expect.stringMatching(/at step 2, after \d.* in the step before: training diverged/),
      next: expect.stringMatching(/learning rate \(1\.0e\+38 at that step.*warm-up/),
    });
  });
});

it.skipIf(process.platform !== 'linux')(
  'a full disk stops the run with its last checkpoint kept, and it goes on when there is room',
  async () => {
    const recipe = smallRecipe({ schedule: { kind: 'constant' } });
    const out = join(folder, 'run');
    await train(options({ recipe: { ...recipe, epochs: 1 } }));
    const before = await outcome(out);
    await symlink('/dev/full', join(out, 'checkpoint.bin.part'));
    const error = await failure(train(options({ recipe, resume: true })));
    expect(error).toMatchObject({ code: 'disk', message: expect.stringContaining('full'), next: expect.stringContaining('resume') });
    expect(await outcome(out)).toEqual(before);
    await train(options({ recipe, resume: true }));
    await train(options({ recipe, out: join(folder, 'whole') }));
    expect(await outcome(out)).toEqual(await outcome(join(folder, 'whole')));
  },
);

it('a checkpoint of the first version is still gone on from', async () => {
  const recipe = smallRecipe({ schedule: { kind: 'constant' } });
  const out = join(folder, 'run');
  await train(options({ recipe: { ...recipe, epochs: 1 } }));
  const { header, arrays } = await checkpointOf(out);
  const names = ['parameters', 'mean', 'square', 'statistics'];
  const lengths = Object.fromEntries(names.map((name) => [name, arrays.get(name)?.length]));
  const json = Buffer.from(JSON.stringify({ ...header, lengths }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const values = names.map((name) => new Uint8Array(arrays.get(name)?.slice().buffer ?? new ArrayBuffer(0)));
  const body = Buffer.concat([Buffer.from('S2MGENC1', 'latin1'), length, json, ...values]);
  await writeFile(join(out, 'checkpoint.bin'), Buffer.concat([body, createHash('sha256').update(body).digest()]));
  await train(options({ recipe, resume: true }));
  await train(options({ recipe, out: join(folder, 'whole') }));
  expect(await outcome(out)).toEqual(await outcome(join(folder, 'whole')));
});

it('one picture alone is learnt from, without validation', async () => {
  const { epochs, description } = await train(options({ training: circles(1), validation: null }));
  expect(epochs).toHaveLength(3);
  expect(description).toMatchObject({ trainingFrames: 1, validationFrames: 0 });
  expect((await readFile(join(folder, 'run', 'metrics.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(3);
});
