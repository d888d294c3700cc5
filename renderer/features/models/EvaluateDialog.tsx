import { Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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

/** Scores a model on a dataset, and the colour rule beside it. */
export function EvaluateDialog({ run, onClose }: { readonly run: RunEntry; readonly onClose: () => void }) {
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const usable = datasets.filter((dataset) => dataset.frames > 0 && !dataset.missing);
  const [chosen, setChosen] = useState<string | null>(null);
  const [size, setSize] = useState(FIRST_SIZE);
  const [baseline, setBaseline] = useState(true);
  const dataset = chosen ?? usable[0]?.id;
  const evaluate = useMutation({
    mutationFn: async (id: string) => {
      const jobs = [await studio().runs.evaluate({ run: run.id, dataset: id, size })];
      if (baseline) jobs.push(await studio().runs.evaluate({ run: null, dataset: id, size }));
      return jobs;
    },
    onSuccess: (jobs) => {
      putJobs(jobs);
      useLastAction.getState().tell(texts.evaluating(run.name));
      onClose();
    },
  });
  return (
    <Dialog
      title={texts.evaluateTitle(run.name)}
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
          options={usable.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      </Row>
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
