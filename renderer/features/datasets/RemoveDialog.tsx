import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { studio } from '../../client/connection.ts';
import { queryClient } from '../../client/queries.ts';
import { texts } from '../../texts/datasets.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatCount } from '../../ui/format.ts';

/** Forgets a dataset; names what would be lost before its files are deleted. */
export function RemoveDialog({ dataset, onClose }: { readonly dataset: DatasetEntry; readonly onClose: () => void }) {
  const [deleteFiles, setDeleteFiles] = useState(false);
  const remove = useMutation({
    mutationFn: () => studio().datasets.remove({ id: dataset.id, deleteFiles }),
    onSuccess: () => {
      useWorkspace.getState().openDataset(null);
      void queryClient.invalidateQueries({ queryKey: ['datasets'] });
      useLastAction.getState().tell(texts.removed(dataset.name));
      onClose();
    },
  });
  return (
    <Dialog
      title={texts.removeQuestion(dataset.name)}
      onClose={onClose}
      action={{ label: texts.remove, danger: true, perform: () => remove.mutate(), disabled: remove.isPending }}
    >
      {dataset.kind === 'real' ? (
        <p>{texts.removeReal}</p>
      ) : (
        <>
          <p>{texts.removeLoss(texts.frames(formatCount(dataset.frames)))}</p>
          <Checkbox label={texts.deleteFiles} checked={deleteFiles} onChange={(event) => setDeleteFiles(event.currentTarget.checked)} />
        </>
      )}
      {remove.error === null ? null : <ErrorNote error={remove.error} />}
    </Dialog>
  );
}
