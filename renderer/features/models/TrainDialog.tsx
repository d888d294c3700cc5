import { Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SystemStatus } from '../../../shared/contract/system.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { studio } from '../../client/connection.ts';
import { datasetsQuery, queryClient, recipesQuery, statusQuery } from '../../client/queries.ts';
import { texts as datasetTexts } from '../../texts/datasets.ts';
import { texts } from '../../texts/models.ts';
import { texts as settingsTexts } from '../../texts/settings.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatCount } from '../../ui/format.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Row } from '../../ui/Row.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { putJobs } from '../jobs/jobsStore.ts';
import styles from './models.module.css';
import { RecipeForm } from './RecipeForm.tsx';

function deviceOption({ name, usable }: SystemStatus['providers'][number]) {
  const title = settingsTexts.deviceNames[name] ?? name;
  return { value: name, label: usable ? title : texts.unusableDevice(title), disabled: !usable };
}

interface TrainFormProps {
  readonly recipes: readonly Recipe[];
  readonly first: Recipe;
  readonly onClose: () => void;
}

function TrainForm({ recipes, first, onClose }: TrainFormProps) {
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const { data: status } = useQuery(statusQuery);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [base, setBase] = useState(first);
  const [recipe, setRecipe] = useState(first);
  const [seed, setSeed] = useState(1);
  const [device, setDevice] = useState('auto');
  const providers = status?.providers ?? [];
  const deviceHint = device === 'auto' ? texts.automaticHint : (providers.find((provider) => provider.name === device)?.note ?? '');
  const usable = datasets.filter((dataset) => dataset.frames > 0 && !dataset.missing);
  const selected = chosen.length === 0 && usable[0] !== undefined ? [usable[0].id] : chosen;
  const shownName = name === '' ? `${usable.find(({ id }) => id === selected[0])?.name ?? ''} ${recipe.name}`.trim() : name;

  const train = useMutation({
    mutationFn: () =>
      studio().runs.train({ name: shownName.trim(), datasets: selected.map((dataset) => ({ dataset })), recipe, seed, device }),
    onSuccess: (job) => {
      putJobs([job]);
      void queryClient.invalidateQueries({ queryKey: ['runs'] });
      useLastAction.getState().tell(texts.started(shownName));
      // The run has no id before it begins; without a choice the newest is shown.
      useWorkspace.getState().openRun(job.target);
      onClose();
    },
  });
  const toggle = (id: string, on: boolean) => setChosen(on ? [...selected, id] : selected.filter((other) => other !== id));

  return (
    <Dialog
      title={texts.trainTitle}
      size={520}
      onClose={onClose}
      action={{ label: texts.start, perform: () => train.mutate(), disabled: selected.length === 0 || train.isPending }}
    >
      <TextField label={texts.runName} value={shownName} onChange={setName} autoFocus />
      <fieldset className={styles.datasets}>
        <legend>{texts.datasets}</legend>
        {usable.map((dataset) => (
          <Checkbox
            key={dataset.id}
            label={`${dataset.name} · ${datasetTexts.frames(formatCount(dataset.frames))}`}
            checked={selected.includes(dataset.id)}
            onChange={(event) => toggle(dataset.id, event.currentTarget.checked)}
          />
        ))}
        {selected.length === 0 ? <p className="hint">{texts.chooseDataset}</p> : null}
      </fieldset>
      <div>
        <Row label={texts.recipe}>
          <Choice
            label={texts.recipe}
            value={base.name}
            options={recipes.map((one) => ({
              value: one.name,
              label: one === base && recipe !== base ? `${one.name} · ${texts.recipeChanged}` : one.name,
            }))}
            onChange={(chosenName) => {
              const next = recipes.find((one) => one.name === chosenName);
              if (next === undefined) return;
              setBase(next);
              setRecipe(next);
            }}
          />
        </Row>
        <RecipeForm recipe={recipe} initial={base} onChange={setRecipe} />
        <Row label={texts.seed}>
          <NumberField
            label={texts.seed}
            value={seed}
            initial={1}
            min={0}
            max={4_294_967_295}
            softMax={100}
            step={1}
            digits={0}
            integer
            onChange={(next) => {
              setSeed(next);
              return null;
            }}
          />
        </Row>
        <Row label={texts.device}>
          <Choice
            label={texts.device}
            value={device}
            onChange={setDevice}
            options={[{ value: 'auto', label: texts.automatic }, ...providers.map(deviceOption)]}
          />
        </Row>
        {deviceHint === '' ? null : <p className="hint">{deviceHint}</p>}
      </div>
      {train.error === null ? null : <ErrorNote error={train.error} />}
    </Dialog>
  );
}

/** Chooses data, recipe and seed, and starts a training run. */
export function TrainDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: recipes } = useQuery(recipesQuery);
  const first = recipes?.find((recipe) => recipe.name === 'quick') ?? recipes?.[0];
  return recipes === undefined || first === undefined ? null : <TrainForm recipes={recipes} first={first} onClose={onClose} />;
}
