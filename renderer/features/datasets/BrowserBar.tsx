import { Slider } from '@mantine/core';
import { IconSortAscending, IconSortDescending, IconTag, IconX } from '@tabler/icons-react';
import type { NumberFacet } from '../../../shared/contract/frameQueries.ts';
import { FrameSort } from '../../../shared/domain/dataset/frameFilter.ts';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { texts } from '../../texts/frames.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { formatCount } from '../../ui/format.ts';
import { chooseAll, chooseNothing } from './choosing.ts';
import styles from './datasets.module.css';
import { CELL, setFilter, sortBy, useGrid } from './gridStore.ts';
import { countOf } from './selection.ts';

const KEYS = FrameSort.shape.by.options;

interface BrowserBarProps {
  readonly total: number;
  readonly matching: number;
  readonly missing: number;
  /** Properties that frames can be sorted by. */
  readonly numbers: readonly NumberFacet[];
  readonly onTag: () => void;
  /** Looks through all files of the dataset. */
  readonly onCheck: () => void;
}

/** Over the grid: how many frames, what is chosen, the order, the overlay, the size of the pictures. */
export function BrowserBar({ total, matching, missing, numbers, onTag, onCheck }: BrowserBarProps) {
  const { selection, face } = useGrid();
  const chosen = countOf(selection, matching);
  return (
    <div className={styles.bar}>
      <span className={styles.count}>{texts.matching(formatCount(matching), formatCount(total))}</span>
      {chosen === 0 ? null : (
        <>
          <b>{texts.chosen(formatCount(chosen))}</b>
          {chosen < matching ? (
            <span className={styles.spare}>
              <Button kind="quiet" onClick={chooseAll}>
                {texts.chooseAll(formatCount(matching))}
              </Button>
            </span>
          ) : null}
          <IconButton label={texts.chooseNothing} shortcut={shortcutLabel('Escape')} onClick={chooseNothing}>
            <IconX />
          </IconButton>
        </>
      )}
      {chosen === 0 && face === 'statistics' ? null : (
        <Button
          icon={<IconTag />}
          shortcut="T"
          shrinks
          disabled={chosen === 0}
          {...(chosen === 0 ? { hint: texts.tagHint } : {})}
          onClick={onTag}
        >
          {texts.tag}
        </Button>
      )}
      {missing === 0 ? null : (
        <>
          <Button kind="quiet" hint={texts.showMissing} onClick={() => setFilter({ missing: true })}>
            {texts.missingCount(formatCount(missing))}
          </Button>
          <span className={styles.spare}>
            <Button kind="quiet" onClick={onCheck}>
              {texts.checkFiles}
            </Button>
          </span>
        </>
      )}
      <span className={styles.spring} />
      {face === 'statistics' ? null : <OrderAndSize numbers={numbers} />}
    </div>
  );
}

function OrderAndSize({ numbers }: Pick<BrowserBarProps, 'numbers'>) {
  const { sort, cell } = useGrid();
  const known = new Set<string>(['frame', sort.by, ...numbers.map(({ property }) => property)]);
  return (
    <>
      <div className={styles.order}>
        <Choice
          label={texts.sortBy}
          value={sort.by}
          onChange={(by) => sortBy({ ...sort, by })}
          options={KEYS.filter((by) => known.has(by)).map((by) => ({
            value: by,
            label: by === 'frame' ? texts.frame : texts.properties[by],
          }))}
        />
      </div>
      <IconButton
        label={sort.descending ? texts.descending : texts.ascending}
        onClick={() => sortBy({ ...sort, descending: !sort.descending })}
      >
        {sort.descending ? <IconSortDescending /> : <IconSortAscending />}
      </IconButton>
      <Slider
        className={styles.zoom}
        size={2}
        min={CELL.min}
        max={CELL.max}
        value={cell}
        label={null}
        color="var(--accent)"
        thumbLabel={texts.cell}
        onChange={(value) => useGrid.setState({ cell: value })}
      />
    </>
  );
}
