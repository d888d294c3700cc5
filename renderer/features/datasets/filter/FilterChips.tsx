import { IconX } from '@tabler/icons-react';
import { ALL_FRAMES } from '../../../../shared/domain/dataset/frameFilter.ts';
import { texts } from '../../../texts/frames.ts';
import { Button } from '../../../ui/Button.tsx';
import { setFilter, useGrid } from '../gridStore.ts';
import { chipsOf } from './chips.ts';
import styles from './filter.module.css';

/** The filter in hand, condition by condition. Nothing while there is none. */
export function FilterChips() {
  const filter = useGrid((state) => state.filter);
  const chips = chipsOf(filter);
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips}>
      {chips.map(({ key, text, without }) => (
        <button key={key} type="button" aria-label={texts.clearOne(text)} onClick={() => setFilter(without)}>
          {text}
          <IconX size={12} aria-hidden />
        </button>
      ))}
      <Button kind="quiet" onClick={() => setFilter(ALL_FRAMES)}>
        {texts.clearAll}
      </Button>
    </div>
  );
}
