import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { texts } from '../../texts/datasets.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatCount } from '../../ui/format.ts';
import { removeDataset } from './removeDataset.ts';

/** Asks before files outside the library are deleted, which cannot be undone. */
export function RemoveDialog({ dataset, onClose }: { readonly dataset: DatasetEntry; readonly onClose: () => void }) {
  const [deleteFiles, setDeleteFiles] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeDataset(dataset, deleteFiles),
    onSuccess: onClose,
  });
  return (
    <Dialog
      title={texts.removeQuestion(dataset.name)}
      onClose={onClose}
      action={{ label: texts.remove, danger: true, perform: () => remove.mutate(), disabled: remove.isPending }}
    >
      <p>{texts.removeLoss(texts.frames(formatCount(dataset.frames)))}</p>
      <Checkbox label={texts.deleteFiles} checked={deleteFiles} onChange={(event) => setDeleteFiles(event.currentTarget.checked)} />
      {remove.error === null ? null : <ErrorNote error={remove.error} />}
    </Dialog>
  );
}
