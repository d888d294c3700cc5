import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { type PresetDifference, takenOver } from '../../../shared/domain/preset/differences.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { texts as words } from '../../texts/presets.ts';
import { texts } from '../../texts/view.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import styles from './compare.module.css';
import { changePreset, useDesign } from './designStore.ts';
import { fieldText, placedFieldName } from './fieldNames.ts';
import { undoWithWords } from './history/undo.ts';

interface DifferencesTableProps {
  readonly other: Preset;
  readonly differences: readonly PresetDifference[];
}

/** What another preset has otherwise, in the words of the inspector; each value can be taken over. */
export function DifferencesTable({ other, differences }: DifferencesTableProps) {
  const preset = useDesign((state) => state.preset);
  const [problem, setProblem] = useState<string | null>(null);
  if (differences.length === 0) return null;
  const change = (next: unknown, label: string) => {
    const refusal = changePreset(next, label);
    setProblem(refusal);
    if (refusal === null) useLastAction.getState().tell(label, undoWithWords);
  };
  const takeAll = () => change({ ...other, name: preset.name, notes: preset.notes }, words.tookAll(other.name));
  return (
    <div className={styles.differences}>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.value}</th>
            <th scope="col">{preset.name}</th>
            <th scope="col">{other.name}</th>
            <td>
              <Button kind="quiet" icon={<IconArrowLeft size={13} />} onClick={takeAll}>
                {words.takeAll}
              </Button>
            </td>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => {
            const { path, from, to } = difference;
            const name = placedFieldName(path, preset.camera.framings);
            const label = words.takeOver(name, fieldText(path, to));
            return (
              <tr key={path.join('.')}>
                <th scope="row">{name}</th>
                <td>{fieldText(path, from)}</td>
                <td>{fieldText(path, to)}</td>
                <td className={styles.take}>
                  <IconButton label={label} onClick={() => change(takenOver(preset, difference), `${name} ${fieldText(path, to)}`)}>
                    <IconArrowLeft size={13} />
                  </IconButton>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
