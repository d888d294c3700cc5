import { useQuery } from '@tanstack/react-query';
import type { ScoredSet } from '../../../../shared/contract/mistakes.ts';
import { SLICES, type SliceScores } from '../../../../shared/domain/scores/slices.ts';
import { texts } from '../../../texts/mistakes.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { formatCount, formatFixed } from '../../../ui/format.ts';
import { Row } from '../../../ui/Row.tsx';
import styles from './errors.module.css';
import { useErrors } from './errorsStore.ts';
import { slicesQuery } from './queries.ts';
import { sliceName } from './sliceName.ts';

/** IoU by what the pictures are of; a click shows the pictures of one slice. */
export function SliceTable({ set }: { readonly set: ScoredSet }) {
  const by = useErrors((state) => state.by);
  const { data: slices = [] } = useQuery(slicesQuery(set, by));
  return (
    <>
      <Row label={texts.sliceBy}>
        <Choice
          label={texts.sliceBy}
          value={by}
          options={SLICES.map((value) => ({ value, label: texts.by[value] }))}
          onChange={(value) => useErrors.setState({ by: value, slice: null, selected: 0 })}
        />
      </Row>
      <table className={styles.slices} aria-label={texts.slices}>
        <thead>
          <tr>
            <th scope="col">{texts.columns.slice}</th>
            <th scope="col">{texts.columns.pictures}</th>
            <th scope="col">{texts.columns.iou}</th>
          </tr>
        </thead>
        <tbody>
          {slices.map((slice) => (
            <SliceRow key={slice.value ?? ''} slice={slice} />
          ))}
        </tbody>
      </table>
      <p className="hint">{texts.sliceHint}</p>
    </>
  );
}

function SliceRow({ slice }: { readonly slice: SliceScores }) {
  const chosen = useErrors((state) => state.slice);
  const { by, value, pictures, mean, deviation, quartiles } = slice;
  const isChosen = chosen?.by === by && chosen.value === value;
  const [low, median, high] = quartiles;
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <button
          type="button"
          aria-pressed={isChosen}
          onClick={() => useErrors.setState({ slice: isChosen ? null : { by, value }, selected: 0 })}
        >
          {sliceName(slice)}
        </button>
      </th>
      <td>{formatCount(pictures)}</td>
      <td>
        <span>
          {formatFixed(mean, 2)} {pictures < 2 ? null : <em>± {formatFixed(deviation, 2)}</em>}
        </span>
        <i className={styles.spread} aria-hidden>
          <b style={{ left: `${100 * low}%`, width: `${100 * (high - low)}%` }} />
          <u style={{ left: `${100 * median}%` }} />
        </i>
      </td>
    </tr>
  );
}
