import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { studio } from '../../../client/connection.ts';
import { queryClient } from '../../../client/queries.ts';
import { texts } from '../../../texts/render.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Row } from '../../../ui/Row.tsx';
import { useChosenJob } from '../chosenJob.ts';
import { putJobs } from '../jobsStore.ts';
import { MannerFields } from './MannerFields.tsx';
import { useManner, useRenderForecast } from './manner.ts';

/** More frames of the same preset behind those that are there, and those that are missing. */
export function AddFramesDialog({ dataset, onClose }: { readonly dataset: DatasetEntry; readonly onClose: () => void }) {
  const { id, name, frames: there, wanted } = dataset;
  const missing = wanted - there;
  const [more, setMore] = useState(missing > 0 ? 0 : 100);
  const [evenIfFull, setEvenIfFull] = useState(false);
  const manner = useManner();
  const { data: preset } = useQuery({
    queryKey: ['datasets', id, 'preset'],
    queryFn: ({ signal }) => studio().datasets.preset({ id }, { signal }),
  });
  const forecast = useRenderForecast(preset ?? null, more + missing, id);
  const add = useMutation({
    mutationFn: () => studio().datasets.addFrames({ id, frames: more, manner: { ...manner, evenIfFull } }),
    onSuccess: (job) => {
      putJobs([job]);
      useChosenJob.setState({ id: job.id });
      void queryClient.invalidateQueries({ queryKey: ['datasets'] });
      useLastAction.getState().tell(texts.adding(name));
      onClose();
    },
  });
  const isRefused = forecast?.disk.fit === 'full' && !evenIfFull;
  return (
    <Dialog
      title={texts.addTitle(name)}
      onClose={onClose}
      action={{ label: texts.addFrames, perform: () => add.mutate(), disabled: more + missing === 0 || isRefused || add.isPending }}
    >
      <Row label={texts.addCount}>
        <NumberField
          label={texts.addCount}
          value={more}
          initial={missing > 0 ? 0 : 100}
          min={0}
          max={10_000_000}
          softMax={10_000}
          step={10}
          digits={0}
          integer
          onChange={(next) => {
            setMore(next);
            return null;
          }}
        />
      </Row>
      <MannerFields forecast={forecast} evenIfFull={evenIfFull} onEvenIfFull={setEvenIfFull} />
      {more > 0 ? <p className="hint">{texts.addNote(formatCount(wanted), formatCount(wanted + more - 1))}</p> : null}
      {missing > 0 ? <p className="hint">{(more > 0 ? texts.addMissing : texts.addOnlyMissing)(formatCount(missing))}</p> : null}
      {add.error === null ? null : <ErrorNote error={add.error} />}
    </Dialog>
  );
}
