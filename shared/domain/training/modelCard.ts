import { z } from 'zod';
import { Evaluation } from '../scores/score.ts';
import { Recipe } from './recipe.ts';
import { changesOfBuiltIn } from './recipeChanges.ts';

/** Data as a card names it. */
const CardData = z.strictObject({
  name: z.string(),
  kind: z.enum(['synthetic', 'real', 'unknown']),
  split: z.string().nullable(),
  ratio: z.number().nullable(),
});

/** What a model was made of and how it scores (after Mitchell et al. 2019, "Model cards for model reporting"). */
export const ModelCard = z.strictObject({
  name: z.string(),
  createdAt: z.iso.datetime(),
  data: z.array(CardData),
  target: z.array(CardData),
  /** Name of the run that it started from. */
  initial: z.string().nullable(),
  labelPolicy: z.string().nullable(),
  trainingFrames: z.int(),
  validationFrames: z.int(),
  recipe: Recipe,
  seed: z.int(),
  /** Seeds of other runs in the library that differ in nothing else. */
  otherSeeds: z.array(z.int()),
  parameters: z.int(),
  provider: z.string(),
  epochs: z.int(),
  bestEpoch: z.int().nullable(),
  /** Of the exported epoch. */
  validationIou: z.number().nullable(),
  seconds: z.number(),
  evaluations: z.array(Evaluation),
});
export type ModelCard = z.infer<typeof ModelCard>;

/** Whether a score is of the test side of the split whose train side was learnt from. */
function isTestSideOf(split: string | null, scored: string): boolean {
  if (split === null) return false;
  // Of the cut that is made where a dataset has no split of its own, the sides have no other name.
  if (split === 'seeded') return scored === 'test';
  const file = scored.split(/[\\/]/).at(-1);
  return file === `${split}:test` || file === `${split}.json:test`;
}

/** What the facts of a card say about where not to rely on the model. */
export function limitsOf(card: ModelCard): string[] {
  const { data, evaluations, recipe, seed, otherSeeds } = card;
  const learned = [...data, ...card.target];
  const unseen = evaluations.filter(({ data: scored, convention }) =>
    learned.every(({ name, split }) => name !== scored || isTestSideOf(split, convention.split)),
  );
  const { min, max } = recipe.augmentation.scale;
  return [
    ...(evaluations.length === 0 ? ['Never evaluated: the validation IoU chose the epoch and is no score.'] : []),
    ...(evaluations.length > 0 && unseen.length === 0 ? ['Scored only on datasets that it also learned from.'] : []),
    ...(data.every(({ kind }) => kind === 'synthetic') && card.target.length === 0
      ? ['Learned from rendered pictures alone; on photographs it may do worse than on renders.']
      : []),
    ...(otherSeeds.length === 0 ? [`One seed (${seed}): the spread over seeds is unknown.`] : []),
    `Saw ${recipe.patchSize} px patches at ${min === max ? `scale ${min}` : `scales ${min} to ${max}`}; skin of very different size in the picture was not learned.`,
    'Tells skin from other pixels; it does not tell people apart, nor what they are.',
  ];
}

const share = (value: number) => value.toFixed(3);

function dataWords({ name, kind, split, ratio }: ModelCard['data'][number]): string {
  const details = [kind === 'unknown' ? null : kind, split === null ? null : `split ${split}`, ratio === null ? null : `ratio ${ratio}`];
  const known = details.filter((detail) => detail !== null);
  return known.length === 0 ? name : `${name} (${known.join(', ')})`;
}

/** Characters that would end a cell of a table. */
const cell = (text: string) => text.replaceAll('|', '\\|');

function scoreRows(evaluations: readonly Evaluation[]): string[] {
  if (evaluations.length === 0) return ['Not evaluated.'];
  return [
    '| Data | Images | IoU | Accuracy | F1 | Pooled IoU | Size | Threshold | Label policy | Split hash |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |',
    ...evaluations.map(({ data, images, perImage, pooled, convention }) => {
      const scores = [perImage.iou, perImage.accuracy, perImage.f1, pooled.iou].map(share);
      const { size, threshold, labelPolicy, splitHash } = convention;
      return `| ${[cell(data), images, ...scores, `${size} px`, threshold, cell(labelPolicy), `\`${splitHash.slice(0, 12)}\``].join(' | ')} |`;
    }),
    '',
    'IoU, accuracy and F1 are means over images; pooled IoU is one score over all pixels. Larger images are reduced to the size before scoring. Scores compare only at the same size, threshold, label policy and split hash.',
  ];
}

/** The card as Markdown, to lie beside an exported model. */
export function cardMarkdown(card: ModelCard): string {
  const { recipe } = card;
  const changes = changesOfBuiltIn(recipe);
  const { kind, width, depth, norm } = recipe.model;
  const seeds = card.otherSeeds.length === 0 ? '' : ` (also trained with ${card.otherSeeds.join(', ')})`;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Learned from', card.data.map(dataWords).join('; ')],
    ['Target domain', card.target.length === 0 ? null : card.target.map(dataWords).join('; ')],
    ['Started from', card.initial],
    ['Label policy', card.labelPolicy],
    ['Frames', `${card.trainingFrames} to learn from, ${card.validationFrames} held out for the choice of the epoch`],
    ['Network', `${kind}, width ${width}, depth ${depth}, ${norm} norm, ${card.parameters} parameters`],
    ['Seed', `${card.seed}${seeds}`],
    ['Device', card.provider],
    ['Epochs', `${card.epochs} of ${recipe.epochs}${card.bestEpoch === null ? '' : `, exported: ${card.bestEpoch}`}`],
    ['Validation IoU', card.validationIou === null ? null : share(card.validationIou)],
    ['Training time', `${Math.round(card.seconds)} s`],
    ['Trained', card.createdAt],
  ];
  return [
    `# ${card.name}`,
    '',
    'A network that tells skin in pictures, made by S2MGen Studio.',
    '',
    '## Training',
    '',
    ...facts.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${value}`])),
    '',
    '## Scores',
    '',
    ...scoreRows(card.evaluations),
    '',
    '## Limits',
    '',
    ...limitsOf(card).map((limit) => `- ${limit}`),
    '',
    `## Recipe “${recipe.name}”`,
    '',
    ...(changes.length === 0 ? [] : [`Changed from the built-in recipe of this name: ${changes.join('; ')}.`, '']),
    '```json',
    JSON.stringify(recipe, null, 2),
    '```',
    '',
  ].join('\n');
}
