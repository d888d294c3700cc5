import { Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SystemStatus } from '../../../../shared/contract/system.ts';
import { DEFAULT_RECIPE, type Recipe } from '../../../../shared/domain/training/recipe.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { datasetsQuery, queryClient, recipesQuery, runsQuery, statusQuery } from '../../../client/queries.ts';
import { texts as settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/training.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Row } from '../../../ui/Row.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { putJobs } from '../../jobs/jobsStore.ts';
import { distinctNames } from '../distinctNames.ts';
import { type ChosenData, DataChoice } from './DataChoice.tsx';
import { ForecastFacts } from './ForecastFacts.tsx';
import { RecipeForm } from './RecipeForm.tsx';
import { RecipePicker } from './RecipePicker.tsx';
import { networkWords, startProblem } from './startProblem.ts';
import { startRuns } from './startRuns.ts';
import styles from './training.module.css';

const MOST_SEEDS = 20;
const NOTHING = '';
const AUTOMATIC = 'auto';

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
  const { data: runs = [] } = useQuery(runsQuery);
  const { data: status } = useQuery(statusQuery);
  const usable = datasets.filter((dataset) => dataset.frames > 0 && !dataset.missing);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly ChosenData[] | null>(null);
  const [mixed, setMixed] = useState(false);
  const [target, setTarget] = useState<readonly ChosenData[]>([]);
  const [initial, setInitial] = useState(NOTHING);
  const [base, setBase] = useState(first);
  const [recipe, setRecipe] = useState(first);
  const [seed, setSeed] = useState(1);
  const [count, setCount] = useState(1);
  const [device, setDevice] = useState(AUTOMATIC);

  const providers = status?.providers ?? [];
  const deviceHint = device === AUTOMATIC ? texts.automaticHint : (providers.find((provider) => provider.name === device)?.note ?? '');
  const [newest] = usable;
  const data = chosen ?? (newest === undefined ? [] : [{ dataset: newest.id, split: null, ratio: 1 }]);
  const isMixed = mixed && data.length > 1;
  const shownName = name === '' ? `${usable.find(({ id }) => id === data[0]?.dataset)?.name ?? ''} ${recipe.name}`.trim() : name;
  const adapts = recipe.adaptation.kind !== 'none';
  const frames = usable.reduce((sum, { id, frames: own }) => (data.some(({ dataset }) => dataset === id) ? sum + own : sum), 0);
  const starts = runs.filter(({ model }) => model !== null);
  const startNames = distinctNames(starts);
  const start = starts.find(({ id }) => id === initial);
  const problem = startProblem({ name: shownName, recipe, datasets: data.length, targets: target.length, start });
  const chooseStart = (id: string) => {
    setInitial(id);
    const model = starts.find((run) => run.id === id)?.recipe.model;
    if (model !== undefined) setRecipe({ ...recipe, model });
  };

  const train = useMutation({
    mutationFn: () =>
      startRuns(
        {
          name: shownName.trim(),
          datasets: data.map(({ dataset, split, ratio }) => ({ dataset, split, ratio: isMixed ? ratio : null })),
          target: adapts ? target.map(({ dataset, split }) => ({ dataset, split })) : [],
          initial: start?.id ?? null,
          recipe,
          seed,
          device,
        },
        count,
      ),
    onSuccess: (jobs) => {
      putJobs(jobs);
      void queryClient.invalidateQueries({ queryKey: ['runs'] });
      useLastAction.getState().tell(texts.started(shownName, count));
      // The run has no id before it begins; without a choice the newest is shown.
      useWorkspace.getState().openRun(jobs[0]?.target ?? null);
      onClose();
    },
  });
  const choose = (next: Recipe) => {
    setBase(next);
    setRecipe(next);
  };
  const whole = (set: (value: number) => void) => (next: number) => {
    set(next);
    return null;
  };
  const isReady = problem === null && !train.isPending;

  return (
    <Dialog
      title={texts.title}
      size={860}
      onClose={onClose}
      action={{ label: count === 1 ? texts.start : texts.startMany(count), perform: () => train.mutate(), disabled: !isReady }}
    >
      <div className={styles.columns}>
        <div className={styles.side}>
          <TextField label={texts.name} value={shownName} onChange={setName} autoFocus />
          <DataChoice legend={texts.data} datasets={usable} chosen={data} onChange={setChosen} mixed={isMixed} />
          {usable.length === 0 ? <p className="hint">{texts.noDatasets}</p> : null}
          {data.length < 2 ? null : (
            <Row label={texts.mix} hint={texts.mixHint}>
              <Switch aria-label={texts.mix} checked={mixed} onChange={(event) => setMixed(event.currentTarget.checked)} mt={4} />
            </Row>
          )}
          {adapts ? (
            <>
              <DataChoice legend={texts.target} nameOf={texts.targetOf} datasets={usable} chosen={target} onChange={setTarget} />
              <p className="hint">{texts.targetHint}</p>
            </>
          ) : null}
          <div>
            <Row label={texts.initial} hint={texts.initialHint}>
              <Choice
                label={texts.initial}
                value={start?.id ?? NOTHING}
                options={[
                  { value: NOTHING, label: texts.nothing },
                  ...starts.map((run) => ({
                    value: run.id,
                    label: startNames.get(run.id) ?? run.name,
                  })),
                ]}
                onChange={chooseStart}
              />
            </Row>
            {start === undefined ? null : <p className="hint">{texts.startNetwork(networkWords(start.recipe.model))}</p>}
            <Row label={texts.seeds} hint={texts.seedsHint}>
              <NumberField
                label={texts.seeds}
                value={count}
                initial={1}
                min={1}
                max={MOST_SEEDS}
                step={1}
                digits={0}
                unit={texts.runs}
                integer
                onChange={whole(setCount)}
              />
            </Row>
            <Row label={texts.seed}>
              <NumberField
                label={texts.seed}
                value={seed}
                initial={1}
                min={0}
                max={4_294_967_295 - MOST_SEEDS}
                softMax={100}
                step={1}
                digits={0}
                integer
                onChange={whole(setSeed)}
              />
            </Row>
            <Row label={texts.device}>
              <Choice
                label={texts.device}
                value={device}
                onChange={setDevice}
                options={[{ value: AUTOMATIC, label: texts.automatic }, ...providers.map(deviceOption)]}
              />
            </Row>
            {deviceHint === '' ? null : <p className="hint">{deviceHint}</p>}
          </div>
          <ForecastFacts recipe={recipe} frames={frames} device={device === AUTOMATIC ? null : device} runs={runs} count={count} />
        </div>
        <div className={styles.recipe}>
          <RecipePicker recipes={recipes} base={base} recipe={recipe} onChoose={choose} onChange={setRecipe} />
          <RecipeForm recipe={recipe} initial={base} onChange={setRecipe} />
        </div>
      </div>
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem.message} {problem.next}
        </p>
      )}
      {train.error === null ? null : <ErrorNote error={train.error} />}
    </Dialog>
  );
}

/** Chooses data, recipe, seeds and device, and starts training runs. */
export function TrainDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: recipes } = useQuery(recipesQuery);
  const first = recipes?.find((recipe) => recipe.name === DEFAULT_RECIPE) ?? recipes?.[0];
  return recipes === undefined || first === undefined ? null : <TrainForm recipes={recipes} first={first} onClose={onClose} />;
}
