import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluate, loadSegmenter, type TrainOptions, train } from '../../../main/trainer/index.ts';
import { decodeCheckpoint } from '../../../main/trainer/training/checkpoint.ts';
import { StudioError } from '../../../shared/contract/errors.ts';
import { RunDescription } from '../../../shared/domain/training/run.ts';
import { circles, smallRecipe } from './support/circles.ts';
import { checkpointOf, failure, outcome, runOptions, stopAfter } from './support/runs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-train-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const options = (changes: Partial<TrainOptions> = {}) => runOptions(join(folder, 'run'), changes);

async function metricsLines(out: string): Promise<string[]> {
  return (await readFile(join(out, 'metrics.jsonl'), 'utf8')).trim().split('\n');
}

describe.each(['group', 'batch'] as const)('with %s norm', (norm) => {
  const recipe = smallRecipe({ model: { kind: 'unet', width: 4, depth: 2, norm } });

  it('a run that was stopped within an epoch and after one, then resumed, equals one that was not, bit for bit', async () => {
    await train(options({ recipe, out: join(folder, 'whole') }));
    const out = join(folder, 'pieces');
    expect(await failure(train(options({ recipe, out, ...stopAfter(1) })))).toMatchObject({ code: 'cancelled' });
    expect(await failure(train(options({ recipe, out, resume: true, ...stopAfter(4) })))).toMatchObject({ code: 'cancelled' });
    const result = await train(options({ recipe, out, resume: true }));
    expect(await outcome(out)).toEqual(await outcome(join(folder, 'whole')));
    expect(result.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(await metricsLines(out)).toHaveLength(3);
  });

  it('one and two threads give the same bits', async () => {
    await train(options({ recipe, out: join(folder, 'one'), threads: 1 }));
    await train(options({ recipe, out: join(folder, 'two'), threads: 2 }));
    expect(await outcome(join(folder, 'two'))).toEqual(await outcome(join(folder, 'one')));
  });
});

it('learns to find discs: IoU above 0.8 on pictures it has not seen', async () => {
  const recipe = smallRecipe({
    model: { kind: 'unet', width: 8, depth: 2, norm: 'group' },
    epochs: 20,
    optimiser: { ...smallRecipe().optimiser, learningRate: 4e-3 },
    loss: { ...smallRecipe().loss, maximumRatio: 1.5 },
  });
  const seen: number[] = [];
  const result = await train(options({ training: circles(32), recipe, threads: 2, onEpoch: ({ epoch }) => seen.push(epoch) }));
  expect(seen).toEqual(Array.from({ length: 20 }, (_, k) => k + 1));

  const segmenter = await loadSegmenter(result.model);
  const scores = await evaluate({
    source: circles(16, { from: 500 }),
    segment: (rgb, width, height) => segmenter.segment(rgb, width, height),
    size: 256,
    threshold: segmenter.metadata.threshold,
    model: result.description.name,
    data: 'circles',
    split: 'all',
    labelPolicy: 'paper',
  });
  await segmenter.close();
  expect(scores.perImage.iou).toBeGreaterThan(0.8);
});

it('the run folder says what was trained', async () => {
  const { description, bestEpoch, model, epochs } = await train(options());
  const written = RunDescription.parse(JSON.parse(await readFile(join(folder, 'run', 'run.json'), 'utf8')));
  expect(written).toEqual(description);
  expect(written).toMatchObject({ provider: 'cpu', trainingFrames: 8, validationFrames: 2, parameters: 7554 });
  expect(JSON.parse(await readFile(join(folder, 'run', 'recipe.json'), 'utf8'))).toEqual(smallRecipe());
  const segmenter = await loadSegmenter(model);
  await segmenter.close();
  expect(segmenter.metadata).toMatchObject({ run: description.id, epoch: bestEpoch, recipe: smallRecipe(), labelPolicy: 'not stated' });
  const best = epochs.toSorted((a, b) => (b.validationIou ?? 0) - (a.validationIou ?? 0) || a.epoch - b.epoch)[0];
  expect(bestEpoch).toBe(best?.epoch);
});

it('without validation the last epoch is exported and no validation numbers are made up', async () => {
  const { epochs, bestEpoch } = await train(options({ validation: null }));
  expect(bestEpoch).toBe(3);
  expect(epochs.every(({ validationIou, validationLoss }) => validationIou === null && validationLoss === null)).toBe(true);
});

it('a finished run can be resumed for more epochs', async () => {
  const constant = { schedule: { kind: 'constant' } } as const;
  await train(options({ recipe: smallRecipe({ ...constant, epochs: 1 }), out: join(folder, 'longer') }));
  await train(options({ recipe: smallRecipe({ ...constant, epochs: 2 }), out: join(folder, 'longer'), resume: true }));
  await train(options({ recipe: smallRecipe({ ...constant, epochs: 2 }), out: join(folder, 'at once') }));
  expect(await outcome(join(folder, 'longer'))).toEqual(await outcome(join(folder, 'at once')));
});

describe('a checkpoint cut short', () => {
  it('is passed over for the one before it, which is said, and the run ends as if nothing had happened', async () => {
    await train(options());
    const expected = await outcome(join(folder, 'run'));
    await truncate(join(folder, 'run', 'checkpoint.bin'), 20_000);
    const notices: string[] = [];
    await train(options({ resume: true, onNotice: (message) => notices.push(message) }));
    expect(await outcome(join(folder, 'run'))).toEqual(expected);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/checkpoint\.bin" is cut short or damaged.*after epoch 2/);
  });

  it('is refused when the one before it is damaged too', async () => {
    await train(options());
    await truncate(join(folder, 'run', 'checkpoint.bin'), 3);
    await writeFile(join(folder, 'run', 'checkpoint.previous.bin'), 'not a checkpoint, but long enough to be looked at closely');
    const error = await failure(train(options({ resume: true })));
    expect(error).toBeInstanceOf(StudioError);
    expect(error).toMatchObject({ code: 'data', message: expect.stringContaining('cut short (3 bytes)'), next: expect.any(String) });
  });

  it('is noticed even when a single bit changed', async () => {
    await train(options());
    const file = join(folder, 'run', 'checkpoint.bin');
    const bytes = await readFile(file);
    bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1;
    expect(() => decodeCheckpoint(bytes, file)).toThrow(/checksum/);
  });
});

describe('is refused with a reason and a next step', () => {
  const WIDE = { kind: 'unet', width: 128, depth: 2, norm: 'group' } as const;
  const refusals: [string, Partial<TrainOptions>, string, RegExp][] = [
    [
      'a set without skin',
      { training: circles(8, { edit: (s) => ({ ...s, skin: s.skin.map(() => 0) }) }) },
      'training',
      /None of the pixels/,
    ],
    [
      'a set of nothing but skin',
      { training: circles(8, { edit: (s) => ({ ...s, skin: s.skin.map(() => 255) }) }) },
      'training',
      /Every pixel/,
    ],
    ['an empty set', { training: circles(0) }, 'data', /no frames/],
    [
      'a picture that does not fill its size',
      { training: circles(8, { edit: (s) => ({ ...s, rgb: s.rgb.slice(9) }) }) },
      'data',
      /circle-0.*3063 bytes/,
    ],
    ['a mask of another size', { training: circles(8, { edit: (s) => ({ ...s, person: new Uint8Array(4) }) }) }, 'data', /person mask/],
    ['sizes that are no numbers', { training: circles(8, { edit: (s) => ({ ...s, width: Number.NaN }) }) }, 'data', /no pixels/],
    [
      'a learning rate that diverges',
      { recipe: smallRecipe({ schedule: { kind: 'constant' }, optimiser: { ...smallRecipe().optimiser, learningRate: 1e38 } }) },
      'training',
      /diverged/,
    ],
    ['mixed precision', { recipe: smallRecipe({ precision: 'mixed' }) }, 'invalid', /mixed precision/],
    [
      'batches that no machine holds',
      { recipe: smallRecipe({ batchSize: 256, patchSize: 1024, model: WIDE }) },
      'training',
      /this machine has/,
    ],
    ['an unknown device', { device: 'abacus' }, 'invalid', /not known/],
    ['a patch that does not halve evenly', { recipe: smallRecipe({ patchSize: 30 }) }, 'invalid', /depth 2/],
  ];
  it.each(refusals)('%s', async (_, changes, code, message) => {
    const error = await failure(train(options(changes)));
    expect(error).toBeInstanceOf(StudioError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message), next: expect.any(String) });
  });

  it('a folder that holds a run, unless it is to be resumed with the same recipe, seed and data', async () => {
    await train(options());
    expect(await failure(train(options()))).toMatchObject({ code: 'conflict' });
    expect(await failure(train(options({ resume: true, seed: 6 })))).toMatchObject({ code: 'conflict' });
    expect(await failure(train(options({ resume: true, recipe: smallRecipe({ batchSize: 2 }) })))).toMatchObject({ code: 'conflict' });
    expect(await failure(train(options({ resume: true, training: circles(8, { from: 1 }) })))).toMatchObject({ code: 'conflict' });
  });
});

it('frames without a person mask train the skin head alone', async () => {
  const skinOnly = circles(8, { edit: (sample) => ({ ...sample, person: null }) });
  await train(options({ training: skinOnly, validation: null }));
  const { arrays } = await checkpointOf(join(folder, 'run'));
  const [skinBias, personBias] = arrays.get('parameters')?.slice(-2) ?? [];
  expect(personBias).toBe(0);
  expect(skinBias).not.toBe(0);
});

it('a run that diverges leaves neither a checkpoint nor a model behind that could pass for good', async () => {
  const { optimiser } = smallRecipe();
  const recipe = smallRecipe({ schedule: { kind: 'constant' }, optimiser: { ...optimiser, learningRate: 1e38 } });
  expect(await failure(train(options({ recipe })))).toMatchObject({ code: 'training' });
  expect((await readdir(join(folder, 'run'))).toSorted()).toEqual(['metrics.jsonl', 'recipe.json', 'run.json']);
});

it('a frame that cannot be read any more stops the run and leaves its checkpoint', async () => {
  const recipe = smallRecipe({ schedule: { kind: 'constant' } });
  await train(options({ recipe: { ...recipe, epochs: 1 } }));
  const before = await outcome(join(folder, 'run'));
  const unreadable = { ...circles(8), read: () => Promise.reject(new Error('disk gone')) };
  expect(await failure(train(options({ recipe, resume: true, training: unreadable })))).toMatchObject({ message: 'disk gone' });
  expect(await outcome(join(folder, 'run'))).toEqual(before);
});

describe('a run that starts from another one’s network', () => {
  it('begins where that ended', async () => {
    await train(options({ out: join(folder, 'first'), recipe: smallRecipe({ epochs: 12, schedule: { kind: 'constant' } }) }));
    const anew: number[] = [];
    const further: number[] = [];
    const recipe = smallRecipe({ epochs: 1 });
    await train(options({ out: join(folder, 'anew'), recipe, onStep: ({ loss }) => anew.push(loss) }));
    const initial = join(folder, 'first');
    await train(options({ out: join(folder, 'further'), recipe, initial, onStep: ({ loss }) => further.push(loss) }));
    expect(further[0]).toBeLessThan(0.8 * (anew[0] ?? 0));
  });

  it('needs a run with a checkpoint and the same network', async () => {
    expect(await failure(train(options({ initial: join(folder, 'nowhere') })))).toMatchObject({ code: 'not-found' });
    await train(
      options({
        out: join(folder, 'wide'),
        recipe: smallRecipe({ epochs: 1, model: { kind: 'unet', width: 8, depth: 2, norm: 'group' } }),
      }),
    );
    const error = await failure(train(options({ out: join(folder, 'narrow'), initial: join(folder, 'wide') })));
    expect(error).toMatchObject({ code: 'invalid', message: expect.stringContaining('width 8') });
  });
});

describe('a target domain', () => {
  it('is asked for by adaptation, and refused without', async () => {
    const adaptation = { kind: 'fda', band: 0.05, share: 1 } as const;
    expect(await failure(train(options({ recipe: smallRecipe({ adaptation }) })))).toMatchObject({ code: 'invalid' });
    expect(await failure(train(options({ target: circles(4) })))).toMatchObject({ code: 'invalid' });
  });
});
