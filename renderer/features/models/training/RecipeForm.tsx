import { Switch } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { ADAPTATIONS } from '../../../../shared/domain/training/adaptation.ts';
import { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { EARLY_STOP, SCHEDULES, MOVING_AVERAGE as USUAL_AVERAGE } from '../../../../shared/domain/training/starters.ts';
import { FormContext } from '../../../forms/FormContext.ts';
import { FormFields } from '../../../forms/FormField.tsx';
import { limitsOf } from '../../../forms/limits.ts';
import { type Path, setIn } from '../../../forms/path.ts';
import { texts } from '../../../texts/training.ts';
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
  PATCHES,
  SCHEDULE,
} from './recipeFields.ts';

const limits = limitsOf(Recipe);
const options = <Kind extends string>(names: { readonly [K in Kind]: string }, kinds: readonly Kind[]) =>
  kinds.map((value) => ({ value, label: names[value] }));

const NETWORKS = options(texts.networks, ['unet', 'skinny']);
const SCHEDULE_KINDS = options(texts.schedules, ['constant', 'cosine', 'polynomial', 'steps']);
const METHODS = options(texts.methods, ['none', 'bgc', 'fda', 'dann', 'pixmatch']);
/** A skinny network halves its width three times. */
const SKINNY_STEP = 8;

function Optional({
  label,
  hint,
  on,
  onChange,
  children,
}: {
  readonly label: string;
  readonly hint: string;
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
        title={texts.sections.network}
        summary={`${model.kind} · depth ${model.depth} · ${recipe.patchSize} px · batch ${recipe.batchSize}`}
      >
        <Row label={texts.network} hint={texts.networkHint}>
          <Choice label={texts.network} value={model.kind} options={NETWORKS} onChange={chooseNetwork} />
        </Row>
        <FormFields fields={NETWORK} />
        <FormFields fields={PATCHES} />
      </Section>
      <Section
        id="recipe.optimiser"
        title={texts.sections.optimiser}
        summary={`${formatNumber(optimiser.learningRate, 8)} ${schedule.kind}`}
      >
        <FormFields fields={OPTIMISER} />
        <Row label={texts.schedule} hint={texts.scheduleHint}>
          <Choice
            label={texts.schedule}
            value={schedule.kind}
            options={SCHEDULE_KINDS}
            onChange={(kind) => onChange({ ...recipe, schedule: SCHEDULES[kind] })}
          />
        </Row>
        <FormFields fields={SCHEDULE[schedule.kind]} />
        <Optional
          label={texts.movingAverage}
          hint={texts.movingAverageHint}
          on={movingAverage !== null}
          onChange={(on) => onChange({ ...recipe, movingAverage: on ? USUAL_AVERAGE : null })}
        >
          <FormFields fields={MOVING_AVERAGE} />
        </Optional>
      </Section>
      <Section id="recipe.choosing" title={texts.sections.choosing} summary={earlyStop === null ? texts.allEpochs : texts.stopsEarly}>
        <FormFields fields={CHOOSING} />
        <Optional
          label={texts.earlyStop}
          hint={texts.earlyStopHint}
          on={earlyStop !== null}
          onChange={(on) => onChange({ ...recipe, earlyStop: on ? EARLY_STOP : null })}
        >
          <FormFields fields={EARLY_STOPPING} />
        </Optional>
      </Section>
      <Section id="recipe.loss" title={texts.sections.loss} summary={recipe.loss.classWeights}>
        <FormFields fields={LOSS} />
      </Section>
      <Section
        id="recipe.augmentation"
        title={texts.sections.augmentation}
        summary={`${augmentation.flip ? `${texts.flip} · ` : ''}${formatNumber(augmentation.scale.min)}–${formatNumber(augmentation.scale.max)} ×`}
      >
        <FormFields fields={AUGMENTATION} />
      </Section>
      <Section id="recipe.adaptation" title={texts.sections.adaptation} summary={texts.methods[adaptation.kind]}>
        <Row label={texts.adaptation} hint={texts.adaptationHint}>
          <Choice
            label={texts.adaptation}
            value={adaptation.kind}
            options={METHODS}
            onChange={(kind) => onChange({ ...recipe, adaptation: ADAPTATIONS[kind] })}
          />
        </Row>
        <p className="hint">{texts.papers[adaptation.kind]}</p>
        <FormFields fields={ADAPTATION[adaptation.kind]} />
      </Section>
    </FormContext>
  );
}
