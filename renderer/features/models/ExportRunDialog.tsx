import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { studio } from '../../client/connection.ts';
import { statusQuery } from '../../client/queries.ts';
import { texts } from '../../texts/models.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { attempt } from '../jobs/actions.ts';

const PARTS = ['model', 'csv', 'tensorboard'] as const;
type Part = (typeof PARTS)[number];

/** Writes a run's model with its card, or its log, into a folder of the host's machine. */
export function ExportRunDialog({ run, onClose }: { readonly run: RunEntry; readonly onClose: () => void }) {
  const { data: status } = useQuery(statusQuery);
  const [part, setPart] = useState<Part>(run.model === null ? 'csv' : 'model');
  const [dir, setDir] = useState('');
  const write = useMutation({
    mutationFn: () => {
      const { id } = run;
      const folder = dir.trim();
      return part === 'model' ? studio().runs.exportModel({ id, dir: folder }) : studio().runs.export({ id, format: part, dir: folder });
    },
    onSuccess: (files) => {
      useLastAction.getState().tell(texts.exported(files.join(', ')));
      onClose();
    },
  });
  const choose = async () => {
    const chosen = await studio().system.chooseFolder({ title: texts.exportTitle(run.name) });
    if (chosen !== null) setDir(chosen);
  };
  return (
    <Dialog
      title={texts.exportTitle(run.name)}
      onClose={onClose}
      action={{ label: texts.exportAction, perform: () => write.mutate(), disabled: dir.trim() === '' || write.isPending }}
    >
      <Choice
        label={texts.exportPart}
        labelled
        value={part}
        onChange={setPart}
        options={PARTS.map((value) => ({ value, label: texts.exportParts[value], disabled: value === 'model' && run.model === null }))}
      />
      <p className="hint">{texts.exportNotes[part]}</p>
      <TextField label={texts.exportDir} value={dir} onChange={setDir} placeholder={texts.exportDirHint} autoFocus />
      {status?.shell === 'electron' ? <Button onClick={() => attempt(choose())}>{texts.chooseFolder}</Button> : null}
      {write.error === null ? null : <ErrorNote error={write.error} />}
    </Dialog>
  );
}
