import { Switch } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { ADAPTATIONS } from '../../../../shared/domain/training/adaptation.ts';
import { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { EARLY_STOP, SCHEDULES, MOVING_AVERAGE as USUAL_AVERAGE } from '../../../../shared/domain/training/starters.ts';
import { FormContext } from '../../../forms/FormContext.ts';
import { FormFields } from '../../../forms/FormField.tsx';
import { limitsOf } from '../../../forms/limits.ts';
import { type Path, setIn } from '../../../forms/path.ts';
import { recipeWords, recipe as words } from '../../../texts/recipe.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { Section } from '../../../ui/Section.tsx';
import {
  ADAPTATION,
  AUGMENTATION,
  CHOOSING,
  EARLY_STOPPING,
  LOSS,
  MAIN,
  MOVING_AVERAGE,
  NETWORK,
  OPTIMISER,
  SCHEDULE,
} from './recipeFields.ts';

const limits = limitsOf(Recipe);
const options = <Kind extends string>(names: { readonly [K in Kind]: string }, kinds: readonly Kind[]) =>
  kinds.map((value) => ({ value, label: names[value] }));

const NETWORKS = options(words.networks, ['unet', 'skinny']);
const SCHEDULE_KINDS = options(words.schedules, ['constant', 'cosine', 'polynomial', 'steps']);
const METHODS = options(words.methods, ['none', 'bgc', 'fda', 'dann', 'pixmatch']);
/** A skinny network halves its width three times. */
const SKINNY_STEP = 8;

function Optional({
  words: [label, hint],
  on,
  onChange,
  children,
}: {
  readonly words: readonly [label: string, hint: string];
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <>
      <Row label={label} hint={hint}>
        <Switch aria-label={label} checked={on} onChange={(event) => onChange(event.currentTarget.checked)} mt={4} />
      </Row>
      {on ? children : null}
    </>
  );
}

interface RecipeFormProps {
  readonly recipe: Recipe;
  /** What a double click on a field goes back to. */
  readonly initial: Recipe;
  readonly onChange: (recipe: Recipe) => void;
}

/** Every value of a recipe, with the few that most people change first. */
export function RecipeForm({ recipe, initial, onChange }: RecipeFormProps) {
  const form = useMemo(
    () => ({
      value: recipe,
      initial,
      limits,
      edit(path: Path, value: unknown): string | null {
        const parsed = Recipe.safeParse(setIn(recipe, path, value));
        if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join('. ');
        onChange(parsed.data);
        return null;
      },
    }),
    [recipe, initial, onChange],
  );
  const { optimiser, model, schedule, augmentation, adaptation, movingAverage, earlyStop } = recipe;
  const chooseNetwork = (kind: Recipe['model']['kind']) => {
    const width = kind === 'skinny' ? Math.max(1, Math.round(model.width / SKINNY_STEP)) * SKINNY_STEP : model.width;
    onChange({ ...recipe, model: { ...model, kind, width } });
  };
  return (
    <FormContext value={form}>
      <FormFields fields={MAIN} />
      <Section
        id="recipe.network"
        title={words.network}
        summary={words.networkSummary(words.networks[model.kind], model.depth, recipe.patchSize, recipe.batchSize)}
      >
        <Row label={recipeWords['model.kind'][0]} hint={recipeWords['model.kind'][1]}>
          <Choice label={recipeWords['model.kind'][0]} value={model.kind} options={NETWORKS} onChange={chooseNetwork} />
        </Row>
        <FormFields fields={NETWORK} />
      </Section>
      <Section id="recipe.optimiser" title={words.adam} summary={`${formatNumber(optimiser.learningRate, 8)} ${schedule.kind}`}>
        <FormFields fields={OPTIMISER} />
        <Row label={recipeWords['schedule.kind'][0]} hint={recipeWords['schedule.kind'][1]}>
          <Choice
            label={recipeWords['schedule.kind'][0]}
            value={schedule.kind}
            options={SCHEDULE_KINDS}
            onChange={(kind) => onChange({ ...recipe, schedule: SCHEDULES[kind] })}
          />
        </Row>
        <FormFields fields={SCHEDULE[schedule.kind]} />
        <Optional
          words={recipeWords.movingAverage}
          on={movingAverage !== null}
          onChange={(on) => onChange({ ...recipe, movingAverage: on ? USUAL_AVERAGE : null })}
        >
          <FormFields fields={MOVING_AVERAGE} />
        </Optional>
      </Section>
      <Section id="recipe.choosing" title={words.choosing} summary={earlyStop === null ? words.allEpochs : words.stopsEarly}>
        <FormFields fields={CHOOSING} />
        <Optional
          words={recipeWords.earlyStop}
          on={earlyStop !== null}
          onChange={(on) => onChange({ ...recipe, earlyStop: on ? EARLY_STOP : null })}
        >
          <FormFields fields={EARLY_STOPPING} />
        </Optional>
      </Section>
      <Section id="recipe.loss" title={words.crossEntropy} summary={words.lossSummary[recipe.loss.classWeights]}>
        <FormFields fields={LOSS} />
      </Section>
      <Section
        id="recipe.augmentation"
        title={words.augmentation}
        summary={words.augmentationSummary(augmentation.flip, formatNumber(augmentation.scale.min), formatNumber(augmentation.scale.max))}
      >
        <FormFields fields={AUGMENTATION} />
      </Section>
      <Section id="recipe.adaptation" title={words.adaptation} summary={words.methods[adaptation.kind]}>
        <Row label={recipeWords['adaptation.kind'][0]} hint={recipeWords['adaptation.kind'][1]}>
          <Choice
            label={recipeWords['adaptation.kind'][0]}
            value={adaptation.kind}
            options={METHODS}
            onChange={(kind) => onChange({ ...recipe, adaptation: ADAPTATIONS[kind] })}
          />
        </Row>
        <p className="hint">{words.papers[adaptation.kind]}</p>
        <FormFields fields={ADAPTATION[adaptation.kind]} />
      </Section>
    </FormContext>
  );
}
