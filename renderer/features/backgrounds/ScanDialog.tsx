import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLastAction } from '../../app/lastAction.ts';
import { studio } from '../../client/connection.ts';
import { runsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/backgrounds.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { putJobs } from '../jobs/jobsStore.ts';

const COLOUR_RULE = 'colour-rule';

/** Looks for people again, by a model of the library or by the colour rule. */
export function ScanDialog({ onClose }: { readonly onClose: () => void }) {
  const runs = (useQuery(runsQuery).data ?? []).filter((run) => run.model !== null);
  const [by, setBy] = useState<string | null>(null);
  const chosen = by ?? runs[0]?.id ?? COLOUR_RULE;
  const start = useMutation({
    mutationFn: () => studio().backgrounds.scan({ run: chosen === COLOUR_RULE ? null : chosen }),
    onSuccess: (job) => {
      putJobs([job]);
      useLastAction.getState().tell(texts.scanning);
      onClose();
    },
  });
  return (
    <Dialog
      title={texts.scanTitle}
      onClose={onClose}
      action={{ label: texts.scan, perform: () => start.mutate(), disabled: start.isPending }}
    >
      <Choice
        label={texts.scanBy}
        labelled
        value={chosen}
        onChange={setBy}
        options={[...runs.map(({ id, name }) => ({ value: id, label: name })), { value: COLOUR_RULE, label: texts.colourRule }]}
      />
      <p className="hint">{texts.scanNote}</p>
      {start.error === null ? null : <ErrorNote error={start.error} />}
    </Dialog>
  );
}
