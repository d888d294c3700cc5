import { useMemo } from 'react';
import { Recipe } from '../../../shared/domain/training/recipe.ts';
import { SCHEDULES } from '../../../shared/domain/training/starters.ts';
import { FormContext } from '../../forms/FormContext.ts';
import { FormFields } from '../../forms/FormField.tsx';
import { limitsOf } from '../../forms/limits.ts';
import { type Path, setIn } from '../../forms/path.ts';
import { recipe as words } from '../../texts/recipe.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Row } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import { AUGMENTATION, COSINE, LOSS, MAIN, NETWORK, OPTIMISER, POLYNOMIAL, STEPS } from './recipeFields.ts';

type Schedule = Recipe['schedule'];

const limits = limitsOf(Recipe);

const KINDS = [
  { value: 'constant', label: 'constant' },
  { value: 'cosine', label: 'cosine' },
  { value: 'polynomial', label: 'polynomial' },
  { value: 'steps', label: 'steps' },
] as const satisfies readonly { value: Schedule['kind']; label: string }[];
const SCHEDULE_FIELDS = { constant: [], cosine: COSINE, polynomial: POLYNOMIAL, steps: STEPS } as const;

interface RecipeFormProps {
  readonly recipe: Recipe;
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
  const { optimiser, model, schedule, augmentation } = recipe;
  return (
    <FormContext value={form}>
      <FormFields fields={MAIN} />
      <Section id="recipe.network" title={words.network} summary={words.networkSummary(model.depth, recipe.patchSize, recipe.batchSize)}>
        <FormFields fields={NETWORK} />
      </Section>
      <Section id="recipe.optimiser" title={words.adam} summary={`${formatNumber(optimiser.learningRate, 8)} ${schedule.kind}`}>
        <FormFields fields={OPTIMISER} />
        <Row label={words.schedule}>
          <Choice
            label={words.schedule}
            value={schedule.kind}
            options={KINDS}
            onChange={(kind) => onChange({ ...recipe, schedule: SCHEDULES[kind] })}
          />
        </Row>
        <FormFields fields={SCHEDULE_FIELDS[schedule.kind]} />
      </Section>
      <Section id="recipe.loss" title={words.crossEntropy} summary={recipe.loss.classWeights}>
        <FormFields fields={LOSS} />
      </Section>
      <Section id="recipe.augmentation" title={words.augmentation} summary={augmentation.flip ? words.flips : words.none}>
        <FormFields fields={AUGMENTATION} />
      </Section>
    </FormContext>
  );
}
