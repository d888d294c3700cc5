import { Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { studio } from '../../client/connection.ts';
import { datasetsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/models.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Row } from '../../ui/Row.tsx';
import { putJobs } from '../jobs/jobsStore.ts';

const FIRST_SIZE = 512;

interface EvaluateDialogProps {
  /** Runs with a model. */
  readonly runs: readonly RunEntry[];
  readonly onClose: () => void;
}

/** Scores models on a dataset, and the colour rule beside them. */
export function EvaluateDialog({ runs, onClose }: EvaluateDialogProps) {
  const subject = runs.length === 1 ? (runs[0]?.name ?? '') : texts.evaluateMany(runs.length);
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const usable = datasets.filter((dataset) => dataset.frames > 0 && !dataset.missing);
  const [chosen, setChosen] = useState<string | null>(null);
  const [size, setSize] = useState(FIRST_SIZE);
  const [baseline, setBaseline] = useState(true);
  const isLearned = ({ id, path }: DatasetEntry) => runs.some((run) => run.datasets.includes(id) || run.datasets.includes(path));
  // What nobody learned from tells the most.
  const dataset = chosen ?? (usable.find((one) => !isLearned(one)) ?? usable[0])?.id;
  const own = usable.find(({ id }) => id === dataset);
  const evaluate = useMutation({
    mutationFn: async (id: string) => {
      const jobs: Job[] = [];
      for (const run of runs) jobs.push(await studio().runs.evaluate({ run: run.id, dataset: id, size }));
      if (baseline) jobs.push(await studio().runs.evaluate({ run: null, dataset: id, size }));
      return jobs;
    },
    onSuccess: (jobs) => {
      putJobs(jobs);
      useLastAction.getState().tell(texts.evaluating(subject));
      onClose();
    },
  });
  return (
    <Dialog
      title={texts.evaluateTitle(subject)}
      onClose={onClose}
      action={{
        label: texts.evaluate,
        perform: () => dataset !== undefined && evaluate.mutate(dataset),
        disabled: dataset === undefined || evaluate.isPending,
      }}
    >
      <Row label={texts.dataset}>
        <Choice
          label={texts.dataset}
          value={dataset ?? ''}
          options={usable.map((one) => ({ value: one.id, label: isLearned(one) ? texts.learnedOption(one.name) : one.name }))}
          onChange={setChosen}
        />
      </Row>
      {own !== undefined && isLearned(own) ? <p className="hint">{texts.learnedNote}</p> : null}
      <Row label={texts.evaluateSize}>
        <NumberField
          label={texts.evaluateSize}
          value={size}
          initial={FIRST_SIZE}
          min={16}
          max={4096}
          step={32}
          unit="px"
          digits={0}
          integer
          onChange={(next) => {
            setSize(next);
            return null;
          }}
        />
      </Row>
      <Checkbox label={texts.evaluateBaseline} checked={baseline} onChange={(event) => setBaseline(event.currentTarget.checked)} />
      <p className="hint">{texts.evaluateNote}</p>
      {evaluate.error === null ? null : <ErrorNote error={evaluate.error} />}
    </Dialog>
  );
}
