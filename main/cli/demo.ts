import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { builtinPreset } from '../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import type { Evaluation } from '../../shared/domain/scores/score.ts';
import { RECIPES, type Recipe } from '../../shared/domain/training/recipe.ts';
import { evaluateModel, openBlender, renderDataset, segmentFolder, trainRun } from '../jobs/index.ts';
import { cacheFolder } from '../places.ts';
import { configuredBlender } from '../settings.ts';
import { defineCommand } from './command.ts';
import { type ReportRow, writeReport } from './demoReport.ts';
import { count, text } from './values.ts';

const SIDE = 128;
/** Share of the frames that test the model. They come from another seed: other people, other rooms. */
const TEST_SHARE = 0.2;
const TRAINING_SEED = 1;
const TEST_SEED = 1001;

/** The mixed preset, small, with a new person every second frame: few frames should show many people. */
function demoPreset(name: string, seed: number, frames: number): Preset {
  const mixed = builtinPreset('mixed');
  if (!mixed) throw new StudioError('internal', 'The preset "mixed" is missing.');
  const render = { ...mixed.render, width: SIDE, height: SIDE };
  return { ...mixed, name, seed, frames, framesPerSubject: 2, render };
}

function demoRecipe(epochs: number): Recipe {
  // So few frames cannot spare any to choose an epoch by: the schedule ends at a small step, and the last epoch is kept.
  return { ...RECIPES.quick, name: 'demo', patchSize: SIDE, epochs, validationShare: 0 };
}

/** Rows of the report for the scored frames, worst first. */
function frameRows(dataset: string, predictions: string, evaluation: Evaluation): ReportRow[] {
  return evaluation.worst.map(({ name, iou }) => {
    const file = `${path.basename(name, path.extname(name))}.png`;
    return {
      image: path.join(dataset, 'images', file),
      truth: path.join(dataset, 'masks', 'skin', file),
      prediction: path.join(predictions, file),
      caption: `frame ${Number.parseInt(file, 10)}, IoU ${iou.toFixed(2)}`,
    };
  });
}

/** `npm run demo`: preset → render → train → score → a page to look at. */
export const demo = defineCommand({
  summary: 'Render, train and score a small example, from nothing to a report.',
  flags: {
    out: { value: 'DIR', help: 'Folder for data, model and report (default: demo). A second run goes on where the first stopped.' },
    frames: { value: 'N', help: 'Frames to render, training and test together (default: 120).' },
    epochs: { value: 'N', help: 'Training epochs (default: 25).' },
    photos: { value: 'DIR', help: 'Also segment the photographs of this folder.' },
  },
  values: z.object({
    out: text.default('demo'),
    frames: count(10).default(120),
    epochs: count(1, 1000).default(25),
    photos: text.optional(),
  }),
  async run({ out, frames, epochs, photos }, { signal, progress, say }) {
    const begun = performance.now();
    const folder = path.resolve(out);
    await mkdir(folder, { recursive: true });
    const testFrames = Math.max(2, Math.round(frames * TEST_SHARE));

    const configured = await configuredBlender();
    const blender = await openBlender({ cache: cacheFolder(), configured: configured ?? undefined }, { signal });
    say(`Blender ${blender.installation.version} (${blender.installation.launcher}), ${blender.installation.devices.join(', ') || 'CPU'}.`);

    const render = async (name: string, seed: number, wanted: number) => {
      say(`Rendering ${wanted} frames of the preset "mixed" at ${SIDE}×${SIDE} (${name}) …`);
      const request = { preset: demoPreset(`demo ${name}`, seed, wanted), name: `Demo ${name}`, out: path.join(folder, name) };
      return renderDataset(request, { blender, signal, onProgress: progress, log: path.join(folder, 'blender.log') });
    };
    const training = await render('training', TRAINING_SEED, frames - testFrames);
    const test = await render('test', TEST_SEED, testFrames);
    const rendered = training.rendered + test.rendered;
    const renderSeconds = training.seconds + test.seconds;

    say(`Training a U-Net of width ${RECIPES.quick.model.width} for ${epochs} epochs …`);
    const run = path.join(folder, 'run');
    const request = {
      name: 'Demo',
      data: [{ path: training.folder }],
      out: run,
      recipe: demoRecipe(epochs),
      seed: 1,
      device: 'auto',
      resume: true,
    };
    const trained = await trainRun(request, { signal, onProgress: progress });

    say('Scoring on people the model never saw …');
    const score = (model: string) =>
      evaluateModel({ model, data: test.folder, layout: 'auto', split: null, size: SIDE }, { signal, onProgress: progress });
    const [model, colourRule] = [await score(trained.model), await score('colour-rule')];
    const predictions = path.join(folder, 'predictions');
    await segmentFolder({ model: trained.model, input: path.join(test.folder, 'images'), out: predictions }, { signal });
    const photographs = photos
      ? await segmentFolder(
          { model: trained.model, input: path.resolve(photos), out: path.join(folder, 'photographs') },
          { signal, onProgress: progress },
        )
      : null;

    const seconds = (performance.now() - begun) / 1000;
    const report = await writeReport(folder, {
      title: 'S2MGen Studio: demo',
      facts: [
        ['Blender', `${blender.installation.version} (${blender.installation.launcher})`],
        ['Data', `${frames - testFrames} training frames, ${testFrames} test frames of other people, ${SIDE}×${SIDE}`],
        ['Rendering', rendered > 0 ? `${rendered} frames in ${renderSeconds.toFixed(0)} s` : 'done by an earlier run'],
        [
          'Training',
          `U-Net, width ${trained.run.recipe.model.width}, ${trained.epochs.length} epochs, recipe "${trained.run.recipe.name}"`,
        ],
        ['In all', `${(seconds / 60).toFixed(1)} minutes`],
      ],
      scores: [
        ['Model', model],
        ['Colour rule', colourRule],
      ],
      epochs: trained.epochs,
      frames: frameRows(test.folder, predictions, model),
      photographs: (photographs?.pictures ?? []).map(({ picture, mask }) => ({
        image: picture,
        truth: null,
        prediction: mask,
        caption: path.basename(picture),
      })),
    });
    const line = (name: string, { perImage, pooled }: Evaluation) =>
      `  ${name.padEnd(12)} IoU ${perImage.iou.toFixed(3)} mean, ${pooled.iou.toFixed(3)} pooled · F1 ${perImage.f1.toFixed(3)} · accuracy ${perImage.accuracy.toFixed(3)}`;
    return {
      result: { folder, report, model: trained.model, frames, seconds, scores: { model, colourRule } },
      text: [
        `Scores on ${testFrames} frames of people the model never saw:`,
        line('model', model),
        line('colour rule', colourRule),
        '',
        `Report: ${report}`,
      ].join('\n'),
    };
  },
});
