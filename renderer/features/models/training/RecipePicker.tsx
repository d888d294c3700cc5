import { IconTrash, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { RECIPES, type Recipe } from '../../../../shared/domain/training/recipe.ts';
import type { RecipeDifference } from '../../../../shared/domain/training/recipeValues.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { studio } from '../../../client/connection.ts';
import { queryClient } from '../../../client/queries.ts';
import { texts } from '../../../texts/training.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Row } from '../../../ui/Row.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { recipeChanges, resetDifference, showValue } from './recipeChanges.ts';
import { nameOfValue } from './recipeFields.ts';
import styles from './training.module.css';

const isBuiltIn = (name: string) => Object.hasOwn(RECIPES, name);
const refresh = () => queryClient.invalidateQueries({ queryKey: ['recipes'] });

function KeepRecipe({ recipe, onKept }: { readonly recipe: Recipe; readonly onKept: (kept: Recipe) => void }) {
  const [name, setName] = useState<string | null>(null);
  const keep = useMutation({
    mutationFn: async (kept: Recipe) => {
      await studio().runs.saveRecipe({ recipe: kept });
      await refresh();
      return kept;
    },
    onSuccess: (kept) => {
      useLastAction.getState().tell(texts.kept(kept.name));
      setName(null);
      onKept(kept);
    },
  });
  if (name === null) {
    return (
      <Button kind="quiet" onClick={() => setName(isBuiltIn(recipe.name) ? '' : recipe.name)}>
        {texts.keep}
      </Button>
    );
  }
  return (
    <div>
      <div className={styles.keep}>
        <TextField label={texts.keepName} value={name} onChange={setName} autoFocus />
        <Button disabled={name.trim() === '' || keep.isPending} onClick={() => keep.mutate({ ...recipe, name: name.trim() })}>
          {texts.keepIt}
        </Button>
      </div>
      {keep.error === null ? null : <ErrorNote error={keep.error} />}
    </div>
  );
}

function Change({ difference, onReset }: { readonly difference: RecipeDifference; readonly onReset: () => void }) {
  const name = nameOfValue(difference.path);
  return (
    <button type="button" className={styles.change} title={texts.resetValue(name)} onClick={onReset}>
      {texts.change(name, showValue(difference.from, difference.path), showValue(difference.to, difference.path))}
      <IconX size={11} aria-hidden />
    </button>
  );
}

interface RecipePickerProps {
  readonly recipes: readonly Recipe[];
  readonly base: Recipe;
  readonly recipe: Recipe;
  /** Another recipe to begin with. */
  readonly onChoose: (recipe: Recipe) => void;
  readonly onChange: (recipe: Recipe) => void;
}

/** Recipes by name, what was changed of the chosen one, and the way to keep it. */
export function RecipePicker({ recipes, base, recipe, onChoose, onChange }: RecipePickerProps) {
  const differences = recipeChanges(base, recipe);
  const forget = useMutation({
    mutationFn: async (name: string) => {
      await studio().runs.removeRecipe({ name });
      await refresh();
      return name;
    },
    onSuccess: (name) => {
      useLastAction.getState().tell(texts.forgotten(name));
      onChoose(RECIPES.quick);
    },
  });
  return (
    <>
      <Row label={texts.recipe}>
        <div className={styles.picker}>
          <Choice
            label={texts.recipe}
            value={base.name}
            options={recipes.map(({ name }) => ({
              value: name,
              label: name === base.name && differences.length > 0 ? `${name} · ${texts.recipeChanged}` : name,
            }))}
            onChange={(name) => {
              const next = recipes.find((one) => one.name === name);
              if (next !== undefined) onChoose(next);
            }}
          />
          {isBuiltIn(base.name) ? null : (
            <IconButton label={texts.forget(base.name)} disabled={forget.isPending} onClick={() => forget.mutate(base.name)}>
              <IconTrash />
            </IconButton>
          )}
        </div>
      </Row>
      {differences.length === 0 ? null : (
        <div className={styles.changes}>
          <b>{texts.changedFrom(base.name)}</b>
          {differences.map((difference) => (
            <Change
              key={difference.path}
              difference={difference}
              onReset={() => onChange(resetDifference(recipe, base, difference.path))}
            />
          ))}
          <Button kind="quiet" onClick={() => onChange(base)}>
            {texts.resetAll}
          </Button>
          <KeepRecipe recipe={recipe} onKept={onChoose} />
        </div>
      )}
      {forget.error === null ? null : <ErrorNote error={forget.error} />}
    </>
  );
}
