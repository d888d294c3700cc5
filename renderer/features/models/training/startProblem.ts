import type { RunEntry } from '../../../../shared/contract/runs.ts';
import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { recipeProblem } from '../../../../shared/domain/training/recipeRules.ts';
import { recipe as recipeTexts } from '../../../texts/recipe.ts';
import { texts } from '../../../texts/training.ts';

/** A network in a few words: "U-Net, width 16, depth 4, group norm". */
export function networkWords({ kind, width, depth, norm }: Recipe['model']): string {
  return recipeTexts.networkWords(recipeTexts.networks[kind], width, depth, norm);
}

function hasSameNetwork(run: Pick<RunEntry, 'recipe'>, recipe: Recipe): boolean {
  return JSON.stringify(run.recipe.model) === JSON.stringify(recipe.model);
}

interface AskedTraining {
  readonly name: string;
  readonly recipe: Recipe;
  /** How many datasets are learnt from, and how many are the target. */
  readonly datasets: number;
  readonly targets: number;
  /** The run to start from. */
  readonly start: Pick<RunEntry, 'name' | 'recipe'> | undefined;
}

/** Why a training cannot start as it is asked, and what to change; null when it can. */
export function startProblem({
  name,
  recipe,
  datasets,
  targets,
  start,
}: AskedTraining): { readonly message: string; readonly next: string } | null {
  if (datasets === 0) return { message: texts.noData, next: texts.chooseDataset };
  if (name.trim() === '') return { message: texts.noName, next: texts.giveName };
  if (recipe.adaptation.kind !== 'none' && targets === 0) {
    return { message: texts.noTarget(recipeTexts.methods[recipe.adaptation.kind]), next: texts.chooseTarget };
  }
  if (start !== undefined && !hasSameNetwork(start, recipe)) {
    return { message: texts.otherNetwork(start.name, networkWords(start.recipe.model)), next: texts.chooseNetwork };
  }
  return recipeProblem(recipe);
}
