import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { PresetEntry } from '../../../../shared/contract/presets.ts';
import { texts } from '../../../texts/presets.ts';
import { useDesign } from '../designStore.ts';
import { useGallery } from './galleryStore.ts';
import { PresetCard } from './PresetCard.tsx';
import styles from './presets.module.css';

const CARD = 176;
const GAP = 12;
/** Name and line under a picture. */
const WORDS = 46;

interface PresetGridProps {
  readonly entries: readonly PresetEntry[];
  readonly onOpen: (entry: PresetEntry) => void;
  readonly onRemove: (entry: PresetEntry) => void;
}

const select = (selected: string) => useGallery.setState({ selected });

/** Cards of presets; only those in view exist, and only their pictures are rendered. */
export function PresetGrid({ entries, onOpen, onRemove }: PresetGridProps) {
  const selected = useGallery((state) => state.selected);
  const inHand = useDesign((state) => state.id);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize();
  const ref = useMergedRef(scroller, measured);
  const columns = Math.max(1, Math.floor((width - GAP) / (CARD + GAP)));
  const card = Math.max(CARD, Math.floor((width - GAP) / columns - GAP));
  const size = card + WORDS + GAP;
  const rows = useVirtualizer({
    count: width === 0 ? 0 : Math.ceil(entries.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 1,
    paddingStart: GAP,
    paddingEnd: GAP,
  });
  useEffect(() => {
    void size;
    rows.measure();
  }, [rows, size]);
  const index = entries.findIndex(({ id }) => id === selected);
  const row = index < 0 ? null : Math.floor(index / columns);
  useEffect(() => {
    if (row !== null) rows.scrollToIndex(row);
  }, [rows, row]);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      Home: -entries.length,
      End: entries.length,
    };
    const step = steps[event.key];
    const entry = entries[index];
    if (step !== undefined) {
      const next = entries[Math.max(0, Math.min(entries.length - 1, index < 0 ? 0 : index + step))];
      if (next !== undefined) select(next.id);
    } else if (event.key === 'Enter' && entry !== undefined) onOpen(entry);
    else if (event.key === 'Delete' && entry !== undefined && !entry.builtin) onRemove(entry);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={ref}
      className={styles.scroller}
      role="listbox"
      aria-label={texts.title}
      tabIndex={0}
      aria-activedescendant={index < 0 ? undefined : `preset-${selected}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ key, index: at, start }) => (
          <div key={key} role="presentation" className={styles.row} style={{ transform: `translateY(${start}px)` }}>
            {entries.slice(at * columns, (at + 1) * columns).map((entry) => (
              <PresetCard
                key={entry.id}
                entry={entry}
                width={card}
                selected={entry.id === selected}
                inHand={entry.id === inHand}
                onSelect={select}
                onOpen={onOpen}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
