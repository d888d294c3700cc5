import { Modal } from '@mantine/core';
import { useState } from 'react';
import { presetDifferences } from '../../../../shared/domain/preset/differences.ts';
import type { PresetVersion } from '../../../../shared/domain/preset/history.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { texts as words } from '../../../texts/design.ts';
import { texts } from '../../../texts/presets.ts';
import { shell } from '../../../texts/shell.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatWhen } from '../../../ui/format.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { useCompare } from '../compareStore.ts';
import { redo, replacePreset, undo, useDesign } from '../designStore.ts';
import { fieldText, placedFieldName } from '../fieldNames.ts';
import { keepVersion } from '../presetActions.ts';
import styles from './history.module.css';
import { undoWithWords } from './undo.ts';

/** Undoes (below 0) or does again so many steps. */
function walk(by: number): void {
  for (let step = 0; step < Math.abs(by); step++) if ((by < 0 ? undo() : redo()) === null) return;
}

function Versions({ onClose }: { readonly onClose: () => void }) {
  const versions = useDesign((state) => state.versions);
  const [name, setName] = useState('');
  const keep = () => {
    if (name.trim() === '' || name.length > 80) return;
    keepVersion(name.trim());
    setName('');
  };
  const goBack = (version: PresetVersion) => {
    const label = texts.wentBack(version.name ?? formatWhen(version.at));
    replacePreset(version.preset, label);
    useLastAction.getState().tell(label, undoWithWords);
    onClose();
  };
  const compare = ({ name: called, at, preset }: PresetVersion) => {
    // Beside the design it bears the version's name.
    useCompare.setState({ other: { ...preset, name: called ?? formatWhen(at) } });
    onClose();
  };
  return (
    <section aria-label={texts.versions}>
      <h3>{texts.versions}</h3>
      <form
        className={styles.keep}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextField label={texts.versionName} value={name} onChange={setName} />
        <Button disabled={name.trim() === ''} onClick={keep}>
          {texts.keepVersion}
        </Button>
      </form>
      {versions.length === 0 ? <p className={styles.hint}>{texts.noVersions}</p> : null}
      <ul className={styles.list}>
        {versions.map((version) => (
          <li key={`${version.at} ${version.name}`}>
            <span className={styles.what}>
              <b>{version.name ?? texts.savedVersion}</b> <span>{formatWhen(version.at)}</span>
            </span>
            <Button kind="quiet" onClick={() => compare(version)}>
              {texts.compare}
            </Button>
            <Button kind="quiet" onClick={() => goBack(version)}>
              {texts.goBack}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a step changed: "p_front 3 → 3.1"; its label where it changed more than a value. */
function wordsOf(label: string, before: Preset, after: Preset | undefined): string {
  const [difference, ...more] = after === undefined ? [] : presetDifferences(before, after);
  if (difference === undefined || more.length > 0) return label;
  const { path, from, to } = difference;
  return words.changed(placedFieldName(path, before.camera.framings), fieldText(path, from), fieldText(path, to));
}

/** Every step of the open preset, the newest first. */
function Steps() {
  const past = useDesign((state) => state.past);
  const future = useDesign((state) => state.future);
  const preset = useDesign((state) => state.preset);
  const steps = [
    ...future
      .map((step, index) => ({
        step,
        by: future.length - index,
        title: texts.after(wordsOf(step.label, future[index + 1]?.preset ?? preset, step.preset)),
      }))
      .toSorted((a, b) => b.by - a.by),
    { step: null, by: 0, title: texts.now },
    ...past
      .map((step, index) => ({
        step,
        by: index - past.length,
        title: texts.before(wordsOf(step.label, step.preset, past[index + 1]?.preset ?? preset)),
      }))
      .toReversed(),
  ];
  return (
    <section aria-label={texts.steps}>
      <h3>{texts.steps}</h3>
      {steps.length === 1 ? (
        <p className={styles.hint}>{texts.noSteps}</p>
      ) : (
        <ul className={styles.list}>
          {steps.map(({ step, by, title }) => (
            <li key={by}>
              <button type="button" className={styles.step} aria-current={by === 0 ? 'step' : undefined} onClick={() => walk(by)}>
                <b>{title}</b> {step === null ? null : <span>{formatWhen(step.at)}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** How the open preset came to be: versions and steps, to go back to any of them. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const name = useDesign((state) => state.preset.name);
  return (
    <Modal opened onClose={onClose} title={texts.historyOf(name)} size={620} closeButtonProps={{ 'aria-label': shell.close }}>
      <div className={styles.columns}>
        <Versions onClose={onClose} />
        <Steps />
      </div>
    </Modal>
  );
}
