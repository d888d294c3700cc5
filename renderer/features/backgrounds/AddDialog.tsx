import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLastAction } from '../../app/lastAction.ts';
import { studio } from '../../client/connection.ts';
import { statusQuery } from '../../client/queries.ts';
import { texts } from '../../texts/backgrounds.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { attempt } from '../jobs/actions.ts';
import { putJobs } from '../jobs/jobsStore.ts';

/** Asks for a folder of photographs and takes it in, as a job. */
export function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const [path, setPath] = useState('');
  const { data: status } = useQuery(statusQuery);
  const start = useMutation({
    mutationFn: () => studio().backgrounds.add({ path: path.trim() }),
    onSuccess: (job) => {
      putJobs([job]);
      useLastAction.getState().tell(texts.adding(path.trim()));
      onClose();
    },
  });
  const choose = async () => {
    const chosen = await studio().system.chooseFolder({ title: texts.addTitle });
    if (chosen !== null) setPath(chosen);
  };
  return (
    <Dialog
      title={texts.addTitle}
      onClose={onClose}
      action={{ label: texts.add, perform: () => start.mutate(), disabled: path.trim() === '' || start.isPending }}
    >
      <TextField label={texts.folder} value={path} onChange={setPath} placeholder={texts.folderHint} autoFocus />
      {status?.shell === 'electron' ? <Button onClick={() => attempt(choose())}>{texts.choose}</Button> : null}
      <p className="hint">{texts.addNote}</p>
      {start.error === null ? null : <ErrorNote error={start.error} />}
    </Dialog>
  );
}
