import { useMutation } from '@tanstack/react-query';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { texts } from '../../texts/models.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { removeRun } from './removeRun.ts';

export function RemoveRunDialog({ run, onClose }: { readonly run: RunEntry; readonly onClose: () => void }) {
  const remove = useMutation({
    mutationFn: () => removeRun(run),
    onSuccess: onClose,
  });
  return (
    <Dialog
      title={texts.removeQuestion(run.name)}
      onClose={onClose}
      action={{ label: texts.remove, danger: true, perform: () => remove.mutate(), disabled: remove.isPending }}
    >
      <p>{texts.removeLoss}</p>
      {remove.error === null ? null : <ErrorNote error={remove.error} />}
    </Dialog>
  );
}
