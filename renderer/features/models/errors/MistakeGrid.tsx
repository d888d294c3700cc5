import { type KeyboardEvent, useRef } from 'react';
import type { Mistake, ScoredSetEntry } from '../../../../shared/contract/mistakes.ts';
import { texts } from '../../../texts/mistakes.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './errors.module.css';
import { useErrors } from './errorsStore.ts';
import { MistakeCell } from './MistakeCell.tsx';

interface MistakeGridProps {
  readonly set: ScoredSetEntry;
  readonly mistakes: readonly Mistake[];
  /** Absent when all are here. */
  readonly onMore: (() => void) | null;
}

/** Scored pictures in their order; arrow keys walk, Enter and Space open. */
export function MistakeGrid({ set, mistakes, onMore }: MistakeGridProps) {
  const list = useRef<HTMLDivElement>(null);
  const selected = useErrors((state) => state.selected);
  const onKeyDown = (event: KeyboardEvent) => {
    const columns = list.current === null ? 1 : getComputedStyle(list.current).gridTemplateColumns.split(' ').length;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      Home: -mistakes.length,
      End: mistakes.length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(mistakes.length - 1, selected + step));
      useErrors.setState({ selected: next });
      document.getElementById(`mistake-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' || event.key === ' ') useErrors.setState({ open: true });
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.scroller}>
      <div
        ref={list}
        role="listbox"
        aria-label={texts.title}
        aria-activedescendant={`mistake-${selected}`}
        tabIndex={0}
        className={styles.grid}
        onKeyDown={onKeyDown}
      >
        {mistakes.map((mistake) => (
          <MistakeCell key={mistake.name} set={set} mistake={mistake} current={mistake.index === selected} />
        ))}
      </div>
      {onMore === null ? null : <Button onClick={onMore}>{texts.more}</Button>}
    </div>
  );
}
