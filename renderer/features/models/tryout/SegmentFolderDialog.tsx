import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLastAction } from '../../../app/lastAction.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { studio } from '../../../client/connection.ts';
import { runsQuery } from '../../../client/queries.ts';
import { texts } from '../../../texts/tryout.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { putJobs } from '../../jobs/jobsStore.ts';
import styles from './tryout.module.css';

/** Writes a mask for each photograph of a folder, as a job. */
export function SegmentFolderDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: runs = [] } = useQuery(runsQuery);
  const open = useWorkspace((state) => state.run);
  const trained = runs.filter(({ model }) => model !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [input, setInput] = useState('');
  const [out, setOut] = useState('');
  const run = trained.find(({ id }) => id === (chosen ?? open)) ?? trained[0];
  const start = useMutation({
    mutationFn: (id: string) => studio().tryout.segmentFolder({ run: id, input: input.trim(), out: out.trim(), size: null }),
    onSuccess: (job) => {
      putJobs([job]);
      useLastAction.getState().tell(texts.segmenting(run?.name ?? ''));
      onClose();
    },
  });
  const browse = useMutation({
    mutationFn: async (put: (path: string) => void) => {
      const path = await studio().system.chooseFolder({ title: texts.segmentFolder });
      if (path !== null) put(path);
    },
  });
  // A browser has no dialog for folders of the host: paths are typed.
  const hasDialog = window.studio !== undefined;
  const folder = (label: string, value: string, put: (path: string) => void, placeholder: string) => (
    <div className={styles.folder}>
      <TextField label={label} value={value} onChange={put} placeholder={placeholder} />
      {hasDialog ? <Button onClick={() => browse.mutate(put)}>{texts.browse}</Button> : null}
    </div>
  );
  const isReady = run !== undefined && input.trim() !== '' && out.trim() !== '' && !start.isPending;
  return (
    <Dialog
      title={texts.segmentTitle(run?.name ?? '')}
      onClose={onClose}
      action={{ label: texts.segment, perform: () => run !== undefined && start.mutate(run.id), disabled: !isReady }}
    >
      {run === undefined ? <p className="hint">{texts.noModel}</p> : null}
      <Choice
        label={texts.model}
        labelled
        value={run?.id ?? ''}
        options={trained.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
      {folder(texts.input, input, setInput, texts.inputHint)}
      {folder(texts.out, out, setOut, texts.outHint)}
      <p className="hint">{texts.segmentNote}</p>
      {start.error === null ? null : <ErrorNote error={start.error} />}
    </Dialog>
  );
}
