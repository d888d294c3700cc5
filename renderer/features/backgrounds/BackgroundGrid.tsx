import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { BackgroundEntry } from '../../../shared/contract/backgrounds.ts';
import { assetUrl } from '../../client/asset.ts';
import { texts } from '../../texts/backgrounds.ts';
import { formatShare } from '../../ui/format.ts';
import styles from './backgrounds.module.css';
import { fileName, moveChoice, useBackgrounds } from './backgroundsStore.ts';

const CELL = 150;
const GAP = 4;
const PADDING = 10;

function Cell({ picture, index, selected }: { readonly picture: BackgroundEntry; readonly index: number; readonly selected: boolean }) {
  const words = [fileName(picture.source), picture.suspected ? texts.suspected : texts.clean, texts.verdicts[picture.verdict]].join(', ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard and walks its options
    <div
      id={`background-${index}`}
      role="option"
      tabIndex={-1}
      aria-label={words}
      aria-selected={selected}
      className={styles.cell}
      data-verdict={picture.verdict}
      title={picture.suspected ? texts.skinBadgeHint(formatShare(picture.skin.share, 0)) : texts.clean}
      onClick={() => useBackgrounds.setState({ selected: index })}
    >
      <img className={styles.thumbnail} src={assetUrl(picture.thumbnail)} alt="" loading="lazy" />
      {picture.suspected ? <span className={styles.suspected}>{texts.skinBadge(formatShare(picture.skin.share, 0))}</span> : null}
      {picture.verdict === 'open' ? null : <span className={styles.verdict}>{texts.verdicts[picture.verdict]}</span>}
    </div>
  );
}

/** Photographs as cells of equal size; only those in view exist. */
export function BackgroundGrid({ pictures }: { readonly pictures: readonly BackgroundEntry[] }) {
  const selected = useBackgrounds((state) => state.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize();
  const ref = useMergedRef(scroller, measured);
  const columns = Math.max(1, Math.floor((width - 2 * PADDING + GAP) / (CELL + GAP)));
  const cell = Math.max(CELL, Math.floor((width - 2 * PADDING + GAP) / columns - GAP));
  const height = Math.round(cell * 0.75);
  const rows = useVirtualizer({
    count: Math.ceil(pictures.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => height + GAP,
    overscan: 2,
    paddingStart: PADDING,
    paddingEnd: PADDING,
  });
  useEffect(() => {
    void height;
    rows.measure();
  }, [rows, height]);
  const chosenRow = selected === null ? null : Math.floor(selected / columns);
  useEffect(() => {
    if (chosenRow !== null) rows.scrollToIndex(chosenRow);
  }, [rows, chosenRow]);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
    const step = steps[event.key];
    if (step === undefined) return;
    moveChoice(step, pictures.length);
    event.preventDefault();
  };
  return (
    <div
      ref={ref}
      className={styles.scroller}
      role="listbox"
      aria-label={texts.grid}
      tabIndex={0}
      aria-activedescendant={selected === null ? undefined : `background-${selected}`}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((row) => (
          <div
            key={row.key}
            className={styles.row}
            style={{
              transform: `translateY(${row.start}px)`,
              height,
              paddingInline: PADDING,
              gap: GAP,
              gridTemplateColumns: `repeat(${columns}, ${cell}px)`,
            }}
          >
            {pictures.slice(row.index * columns, (row.index + 1) * columns).map((picture, column) => {
              const index = row.index * columns + column;
              return <Cell key={picture.id} picture={picture} index={index} selected={index === selected} />;
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
