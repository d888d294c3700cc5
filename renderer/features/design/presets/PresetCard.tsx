import { memo } from 'react';
import type { PresetEntry } from '../../../../shared/contract/presets.ts';
import { texts } from '../../../texts/presets.ts';
import { PresetPicture } from './PresetPicture.tsx';
import styles from './presets.module.css';
import { presetLine } from './presetWords.ts';

interface PresetCardProps {
  readonly entry: PresetEntry;
  readonly width: number;
  readonly selected: boolean;
  /** It is the one being designed. */
  readonly inHand: boolean;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (entry: PresetEntry) => void;
}

/** One preset of the gallery. The list around it has the keyboard. */
export const PresetCard = memo(function PresetCard({ entry, width, selected, inHand, onSelect, onOpen }: PresetCardProps) {
  const { id, preset, builtin } = entry;
  const line = presetLine(preset);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
    <div
      id={`preset-${id}`}
      role="option"
      aria-selected={selected}
      aria-label={`${preset.name}, ${line}`}
      className={styles.card}
      style={{ width }}
      title={preset.notes}
      onClick={() => onSelect(id)}
      onDoubleClick={() => onOpen(entry)}
    >
      <div className={styles.face}>
        <PresetPicture preset={preset} />
        {inHand ? <span className={styles.inHand}>{texts.inHand}</span> : null}
      </div>
      <div className={styles.cardName}>
        <b>{preset.name}</b>
        {builtin ? <span>{texts.builtin}</span> : null}
      </div>
      <div className={styles.cardLine}>{line}</div>
    </div>
  );
});
