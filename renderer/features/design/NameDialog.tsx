import { useState } from 'react';
import { texts } from '../../texts/design.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { editPreset, useDesign } from './designStore.ts';

/** Gives the preset another name. */
export function NameDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState(useDesign.getState().preset.name);
  const [problem, setProblem] = useState<string | null>(null);
  const rename = () => {
    const refusal = editPreset(['name'], name.trim(), texts.rename, null);
    setProblem(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Dialog
      title={texts.renameTitle}
      onClose={onClose}
      action={{ label: texts.renameAction, perform: rename, disabled: name.trim() === '' }}
    >
      <TextField label={texts.rename} value={name} onChange={setName} problem={problem} autoFocus />
    </Dialog>
  );
}
