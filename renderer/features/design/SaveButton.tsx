import { IconDeviceFloppy } from '@tabler/icons-react';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { texts } from '../../texts/design.ts';
import { Button } from '../../ui/Button.tsx';
import { attempt } from '../jobs/actions.ts';
import { savePreset } from './presetActions.ts';
import { usePresetState } from './presetState.ts';

/** Writes the open preset to the library; says why where there is nothing to write. */
export function SaveButton() {
  const state = usePresetState();
  return (
    <Button
      icon={<IconDeviceFloppy />}
      hint={`${texts.saveHints[state]} · ${shortcutLabel('Mod+S')}`}
      disabled={state === 'builtin' || state === 'saved'}
      onClick={() => attempt(savePreset())}
    >
      {texts.saveShort}
    </Button>
  );
}
