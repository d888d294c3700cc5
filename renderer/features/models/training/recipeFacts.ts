import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import type { Field } from '../../../forms/field.ts';
import { getIn, numberIn } from '../../../forms/path.ts';
import { type RecipeValueName, recipeWords, recipe as words } from '../../../texts/recipe.ts';
import { showValue } from './recipeChanges.ts';
import { ADAPTATION, AUGMENTATION, CHOOSING, EARLY_STOPPING, LOSS, MAIN, NETWORK, OPTIMISER, SCHEDULE } from './recipeFields.ts';

/** A value of a recipe as people read it; the unit apart, to be shown dim. */
export interface RecipeFact {
  readonly label: string;
  readonly hint: string | undefined;
  readonly value: string;
  readonly unit: string;
}

/** Values that belong together. Without facts, `summary` says it all: "none". */
export interface RecipeGroup {
  readonly title: string;
  readonly summary: string | null;
  readonly facts: readonly RecipeFact[];
}

function factOf(field: Field, recipe: Recipe): RecipeFact {
  const { path, label, hint } = field;
  const numeric = field.kind === 'number' || field.kind === 'range' ? field : null;
  const number = (at: readonly (string | number)[]) => showValue(numberIn(recipe, at) * (numeric?.factor ?? 1));
  const unit = numeric?.unit ?? '';
  if (field.kind === 'number') {
    const value = number(path);
    return { label, hint, value, unit: value === '1' ? (words.singular[unit] ?? unit) : unit };
  }
  if (field.kind === 'range') return { label, hint, value: words.range(number([...path, 'min']), number([...path, 'max'])), unit };
  const value = getIn(recipe, path);
  if (field.kind === 'choice')
    return { label, hint, value: field.options.find((one) => one.value === value)?.label ?? String(value), unit };
  return { label, hint, value: showValue(value === true), unit };
}

function wordFact(name: RecipeValueName, value: string): RecipeFact {
  const [label, hint] = recipeWords[name];
  return { label, hint, value, unit: '' };
}

/** Whether a value of the augmentation does anything. */
function isApplied({ augmentation: { flip, scale, colour, blur, jpeg } }: Recipe, { path }: Field): boolean {
  const part = path[1];
  if (part === 'flip') return flip;
  if (part === 'scale') return scale.min !== 1 || scale.max !== 1;
  if (part === 'colour') return colour > 0;
  if (part === 'blur') return blur.share > 0;
  if (part === 'jpeg') return jpeg.share > 0;
  return true;
}

function augmentationOf(recipe: Recipe): RecipeGroup {
  const [strength, ...rest] = AUGMENTATION;
  const applied = recipe.augmentation.strength === 0 ? [] : rest.filter((field) => isApplied(recipe, field));
  const shown = applied.length === 0 || strength === undefined ? [] : [strength, ...applied];
  return { title: words.augmentation, summary: shown.length === 0 ? words.none : null, facts: shown.map((field) => factOf(field, recipe)) };
}

/**
 * Every value of a recipe under the names of the form that made it. Parts that are switched off are one word: their values
 * do nothing.
 */
export function recipeFacts(recipe: Recipe): readonly RecipeGroup[] {
  const { model, schedule, movingAverage, earlyStop, loss, adaptation } = recipe;
  const of = (fields: readonly Field[]) => fields.map((field) => factOf(field, recipe));
  const group = (title: string, facts: readonly RecipeFact[]): RecipeGroup => ({ title, summary: null, facts });
  const [epochs, ...width] = MAIN;
  const [balance, ratio, ...heads] = LOSS;
  return [
    group(words.network, [wordFact('model.kind', words.networks[model.kind]), ...of([...width, ...NETWORK])]),
    group(words.adam, [
      ...of(OPTIMISER),
      wordFact('schedule.kind', words.schedules[schedule.kind]),
      ...of(SCHEDULE[schedule.kind]),
      wordFact('movingAverage', showValue(movingAverage)),
    ]),
    group(words.choosing, [
      ...of([...(epochs === undefined ? [] : [epochs]), ...CHOOSING]),
      wordFact('earlyStop', earlyStop === null ? words.none : words.yes),
      ...(earlyStop === null ? [] : of(EARLY_STOPPING)),
    ]),
    group(
      words.crossEntropy,
      of([balance, loss.classWeights === 'none' ? undefined : ratio, ...heads].filter((field) => field !== undefined)),
    ),
    augmentationOf(recipe),
    {
      title: words.adaptation,
      summary: adaptation.kind === 'none' ? words.none : null,
      facts:
        adaptation.kind === 'none' ? [] : [wordFact('adaptation.kind', words.methods[adaptation.kind]), ...of(ADAPTATION[adaptation.kind])],
    },
  ];
}
