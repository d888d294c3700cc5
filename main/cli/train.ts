import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { ADAPTATION_KINDS, ADAPTATIONS } from '../../shared/domain/training/adaptation.ts';
import { DEFAULT_RECIPE, type Recipe } from '../../shared/domain/training/recipe.ts';
import { changesOfBuiltIn } from '../../shared/domain/training/recipeChanges.ts';
import { RunDescription } from '../../shared/domain/training/run.ts';
import { SEEDED_SPLIT } from '../datasets/index.ts';
import { trainRun } from '../jobs/index.ts';
import { defineCommand } from './command.ts';
import { dataList } from './dataFlag.ts';
import { dataOf } from './dataOf.ts';
import { holdDatasets } from './datasetUse.ts';
import { inLibrary } from './library.ts';
import { changed, loadRecipe } from './loadRecipe.ts';
import { changeRecipe } from './recipeChanges.ts';
import { table } from './text.ts';
import { count, on, pathList, text } from './values.ts';

export const train = defineCommand({
  summary: 'Train a model on dataset folders, synthetic or real.',
  flags: {
    data: {
      value: 'DIR[:RATIO][,…]',
      help: 'Dataset folders; A:3,B:1 takes three patches from A for one from B. A run that is resumed knows its own.',
    },
    split: {
      value: 'NAME',
      help: `Learn from the side "train" of this split of each dataset; "${SEEDED_SPLIT}" is the cut that evaluate makes.`,
    },
    out: { value: 'DIR', help: 'The run folder: metrics, checkpoint, model.onnx.', required: true },
    recipe: { value: 'NAME|FILE', help: `quick, light, paper, or a recipe file; ${DEFAULT_RECIPE} without it.` },
    epochs: { value: 'N', help: 'Epochs; the recipe’s own number without it.' },
    width: { value: 'N', help: 'Channels of the first level.' },
    size: { value: 'N', help: 'Side of the training patches in pixels.' },
    set: { value: 'PATH=VALUE', help: 'Change a value of the recipe, as often as needed; see s2mgen recipes.', many: true },
    seed: { value: 'N', help: 'Seed of weights, order and augmentation; 0 without it.' },
    target: { value: 'DIR[,DIR…]', help: 'Dataset folders of the domain that the model is for; see --adapt.' },
    adapt: { value: 'METHOD', help: `How the target is used: ${ADAPTATION_KINDS.join(', ')}. BGC reads its masks, the others never do.` },
    from: { value: 'DIR', help: 'Start from the network of this run (fine-tuning).' },
    device: { value: 'DEVICE', help: 'auto, cpu, … (see s2mgen doctor).' },
    resume: { help: 'Go on with the run in the folder, or begin it. Its recipe, seed and data are taken over.' },
    name: { value: 'NAME', help: 'Name of the run; the folder’s without it.' },
  },
  values: z.object({
    data: dataList.optional(),
    split: text.optional(),
    out: text,
    recipe: text.optional(),
    epochs: count(1, 10_000).optional(),
    width: count(4, 128).optional(),
    size: count(16, 1024).optional(),
    set: z.array(text).default([]),
    seed: count(0).optional(),
    target: pathList.optional(),
    adapt: z.enum(ADAPTATION_KINDS).optional(),
    from: text.optional(),
    device: text.default('auto'),
    resume: on,
    name: text.optional(),
  }),
  async run(values, session) {
    const out = resolve(values.out);
    const begun = values.resume ? await runIn(out) : null;
    const chosen = changed(await recipeOf(values.recipe, begun), values);
    const adapted = values.adapt === undefined ? chosen : { ...chosen, adaptation: ADAPTATIONS[values.adapt] };
    const recipe = changeRecipe(adapted, values.set);
    const seed = values.seed ?? begun?.seed ?? 0;
    const name = values.name ?? begun?.name ?? basename(out);
    const { device, resume } = values;
    const { data, target } = dataOf(values, begun);
    let hasEpochs = false;
    const folders = [...data, ...(target ?? [])].map(({ path }) => path);
    const use = await holdDatasets('train', 'read', folders, session);
    try {
      const summary = await trainRun(
        {
          name,
          data,
          target,
          initial: values.from === undefined ? (begun?.initial ?? null) : resolve(values.from),
          out,
          recipe,
          seed,
          device,
          resume,
        },
        {
          signal: session.signal,
          onProgress: session.progress,
          onNotice: session.say,
          onEpoch({ epoch, loss, validationIou, imagesPerSecond, seconds }) {
            hasEpochs = true;
            const iou = validationIou === null ? '' : `, validation IoU ${validationIou.toFixed(4)}`;
            session.say(
              `Epoch ${epoch} of ${recipe.epochs}: loss ${loss.toFixed(4)}${iou}, ${imagesPerSecond.toFixed(1)} pictures/s, ${seconds.toFixed(1)} s`,
            );
          },
        },
      );
      return { result: summary, text: describe(summary) };
    } catch (error) {
      throw error instanceof StudioError && error.code === 'conflict' && !resume ? withResumeFlag(error) : error;
    } finally {
      use.release();
      if (hasEpochs) await inLibrary(session, out, (catalogue) => catalogue.runs.putFolder(out));
    }
  },
});

async function recipeOf(flag: string | undefined, begun: RunDescription | null): Promise<Recipe> {
  if (flag === undefined && begun !== null) return begun.recipe;
  return loadRecipe(flag ?? DEFAULT_RECIPE);
}

/** The run that a folder holds; null when it has none that can be read (the trainer tells why). */
async function runIn(out: string): Promise<RunDescription | null> {
  const source = await readFile(join(out, 'run.json'), 'utf8').catch(() => null);
  if (source === null) return null;
  try {
    return RunDescription.parse(JSON.parse(source));
  } catch {
    return null;
  }
}

function withResumeFlag({ message, details }: StudioError): StudioError {
  return new StudioError('conflict', message, { next: 'Add --resume to go on with it, or choose another folder.', details });
}

function describe({ run, epochs, model, bestEpoch }: Awaited<ReturnType<typeof trainRun>>): string {
  const best = epochs.find(({ epoch }) => epoch === bestEpoch);
  const changes = changesOfBuiltIn(run.recipe);
  const rows = [
    ['model', model],
    ['from epoch', `${bestEpoch} of ${epochs.length}`],
    ['loss', best?.loss.toFixed(4) ?? ''],
    ...(best?.validationIou == null ? [] : [['validation IoU', best.validationIou.toFixed(4)]]),
    ['frames', `${run.trainingFrames} to learn, ${run.validationFrames} to choose`],
    ['parameters', run.parameters.toLocaleString('en')],
    ['pictures/s', best?.imagesPerSecond.toFixed(1) ?? ''],
    ['peak memory', best === undefined ? '' : `${best.peakMegabytes.toFixed(0)} MB`],
  ];
  return [table(rows), ...(changes.length === 0 ? [] : [`Recipe "${run.recipe.name}" with ${changes.join(', ')}.`])].join('\n');
}
