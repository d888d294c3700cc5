import { useState } from 'react';
import { FRAMINGS, LIGHTS, type NewFraming, type NewLight, newPreset } from '../../../../shared/domain/preset/newPreset.ts';
import { tellFailure, useLastAction } from '../../../app/lastAction.ts';
import { texts } from '../../../texts/presets.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { addPreset, removePreset } from '../presetActions.ts';
import { closeGallery } from './galleryStore.ts';
import { PresetPicture } from './PresetPicture.tsx';
import styles from './presets.module.css';

const ORDER: readonly NewFraming[] = ['portrait', 'face', 'body', 'hands', 'group', 'mixed'];
const SAMPLES = ORDER.map((framing) => ({ framing, preset: newPreset(FRAMINGS[framing], framing, 'lamps') }));

/** A preset from scratch: what is seen and where its light comes from. */
export function NewPresetDialog({ onClose }: { readonly onClose: () => void }) {
  const [framing, setFraming] = useState<NewFraming>('portrait');
  const [light, setLight] = useState<NewLight>('lamps');
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? texts.newName(texts.newFramings[framing], texts.lightNames[light]);
  const create = () => {
    onClose();
    addPreset(newPreset(name.trim(), framing, light)).then(({ id }) => {
      closeGallery();
      useLastAction.getState().tell(texts.created(name.trim()), () => void removePreset(id, name.trim()).catch(tellFailure));
    }, tellFailure);
  };
  return (
    <Dialog
      title={texts.create}
      size={680}
      onClose={onClose}
      action={{ label: texts.createAction, perform: create, disabled: name.trim() === '' || name.length > 80 }}
    >
      <fieldset className={styles.fieldset}>
        <legend>{texts.createFraming}</legend>
        <div className={styles.choices}>
          {SAMPLES.map(({ framing: value, preset }) => (
            <label key={value} className={styles.choice}>
              <input type="radio" name="framing" value={value} checked={framing === value} onChange={() => setFraming(value)} />
              <div>
                <PresetPicture preset={preset} />
              </div>
              {texts.newFramings[value]}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.fieldset}>
        <legend>{texts.createLight}</legend>
        <div className={styles.lights}>
          {LIGHTS.map((value) => (
            <label key={value} className={styles.light}>
              <input type="radio" name="light" value={value} checked={light === value} onChange={() => setLight(value)} />
              <b>{texts.newLights[value]}</b>
              <span>{texts.lightHints[value]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField label={texts.createName} value={name} onChange={setTyped} />
    </Dialog>
  );
}
