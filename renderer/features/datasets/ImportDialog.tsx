import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Layout, Layout as Layouts } from '../../../shared/contract/datasets.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { studio } from '../../client/connection.ts';
import { queryClient } from '../../client/queries.ts';
import { texts } from '../../texts/datasets.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { putJobs } from '../jobs/jobsStore.ts';

/** Takes a folder of photographs with masks into the library, where it lies. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [path, setPath] = useState('');
  const [name, setName] = useState('');
  const [layout, setLayout] = useState<Layout>('auto');
  const shownName = name === '' ? (path.split(/[\\/]/).filter(Boolean).at(-1) ?? '') : name;
  const start = useMutation({
    mutationFn: () => studio().datasets.import({ path: path.trim(), name: shownName.trim(), layout }),
    onSuccess: (job) => {
      putJobs([job]);
      void queryClient.invalidateQueries({ queryKey: ['datasets'] });
      useLastAction.getState().tell(texts.importing(shownName));
      onClose();
    },
  });
  return (
    <Dialog
      title={texts.importTitle}
      onClose={onClose}
      action={{ label: texts.importAction, perform: () => start.mutate(), disabled: path.trim() === '' || start.isPending }}
    >
      <TextField label={texts.importFolder} value={path} onChange={setPath} placeholder={texts.importFolderHint} autoFocus />
      <TextField label={texts.importName} value={shownName} onChange={setName} />
      <Choice
        label={texts.importLayout}
        labelled
        value={layout}
        onChange={setLayout}
        options={Layouts.options.map((value) => ({ value, label: texts.layouts[value] }))}
      />
      <p className="hint">{texts.importNote}</p>
      {start.error === null ? null : <ErrorNote error={start.error} />}
    </Dialog>
  );
}
