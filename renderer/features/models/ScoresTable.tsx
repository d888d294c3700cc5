import type { Evaluation } from '../../../shared/domain/scores/score.ts';
import { texts } from '../../texts/models.ts';
import { Button } from '../../ui/Button.tsx';
import { formatFixed, formatNumber } from '../../ui/format.ts';
import table from '../../ui/table.module.css';
import styles from './models.module.css';
import { ask } from './runStore.ts';

function sameConvention(a: Evaluation, b: Evaluation): boolean {
  return a.data === b.data && a.convention.size === b.convention.size && a.convention.splitHash === b.convention.splitHash;
}

interface Row {
  readonly evaluation: Evaluation;
  readonly isBaseline: boolean;
}

/** Each evaluation, followed by the colour rule's of the same convention. */
function rowsOf(own: readonly Evaluation[], baselines: readonly Evaluation[]): Row[] {
  return own.flatMap((evaluation) => [
    { evaluation, isBaseline: false },
    ...baselines
      .filter((baseline) => sameConvention(baseline, evaluation))
      .slice(-1)
      .map((baseline) => ({ evaluation: baseline, isBaseline: true })),
  ]);
}

function DataName({ data, learned }: { readonly data: string; readonly learned: readonly string[] }) {
  return (
    <>
      {data.split(/[\\/]/).filter(Boolean).at(-1)}
      {learned.includes(data) ? <span className={styles.learned}>{texts.learned}</span> : null}
    </>
  );
}

interface ScoresTableProps {
  readonly name: string;
  /** Names of the data the model learned from: a score there tells little. */
  readonly learned: readonly string[];
  readonly evaluations: readonly Evaluation[];
  readonly baselines: readonly Evaluation[];
  /** There is something to evaluate. */
  readonly hasModel: boolean;
}

/** Scores of a model beside the colour rule, with the convention that they were measured by. */
export function ScoresTable({ name, learned, evaluations, baselines, hasModel }: ScoresTableProps) {
  const rows = rowsOf(evaluations, baselines);
  const convention = evaluations.at(-1)?.convention;
  if (rows.length === 0) {
    return (
      <div className={styles.noScores}>
        <b>{texts.noScores}</b>
        <p className="hint">{texts.noScoresNext}</p>
        {hasModel ? <Button onClick={() => ask('evaluate')}>{texts.evaluateFirst}</Button> : null}
      </div>
    );
  }
  return (
    <>
      <table className={table.table} aria-label={texts.scores}>
        <thead>
          <tr>
            <th>{texts.score.data}</th>
            <th>{texts.score.model}</th>
            <th className={table.number}>{texts.score.images}</th>
            <th className={table.number}>{texts.score.iou}</th>
            <th className={table.number}>{texts.score.accuracy}</th>
            <th className={table.number}>{texts.score.f1}</th>
            <th className={table.number}>{texts.score.pooled}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ evaluation, isBaseline }) => (
            <tr
              key={`${evaluation.data} ${evaluation.convention.size} ${evaluation.convention.splitHash} ${isBaseline} ${evaluations.indexOf(evaluation)}`}
            >
              <td>{isBaseline ? null : <DataName data={evaluation.data} learned={learned} />}</td>
              <td className={isBaseline ? styles.baseline : undefined}>{isBaseline ? texts.colourRule : name}</td>
              <td className={table.number}>{evaluation.images}</td>
              <td className={table.number}>{formatFixed(evaluation.perImage.iou, 3)}</td>
              <td className={table.number}>{formatFixed(evaluation.perImage.accuracy, 3)}</td>
              <td className={table.number}>{formatFixed(evaluation.perImage.f1, 3)}</td>
              <td className={table.number}>{formatFixed(evaluation.pooled.iou, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {convention === undefined ? null : (
        <p className={`hint ${styles.convention}`}>
          {texts.convention(convention.size, formatNumber(convention.threshold), convention.labelPolicy)}
        </p>
      )}
    </>
  );
}
