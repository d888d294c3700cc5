import { Checkbox } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SplitSummary } from '../../../../shared/contract/care.ts';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import { SIDES, type Side, SPLIT_GROUPINGS, type SplitGrouping } from '../../../../shared/domain/dataset/split.ts';
import { studio } from '../../../client/connection.ts';
import { queryClient } from '../../../client/queries.ts';
import { texts } from '../../../texts/care.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import table from '../../../ui/table.module.css';
import { forgetFrames } from '../framesWindow.ts';
import styles from './care.module.css';
import { proposedSplitQuery, reportQuery, splitsQuery } from './queries.ts';

type Parts = Readonly<Record<Side, number>>;

/** Splits of a dataset, and a new one with what it would be. */
export function SplitDialog({ dataset, onClose }: { readonly dataset: DatasetEntry; readonly onClose: () => void }) {
  const { data: splits = [] } = useQuery(splitsQuery(dataset.id));
  const { data: report } = useQuery(reportQuery(dataset.id));
  const [name, setName] = useState('main');
  const [parts, setParts] = useState<Parts>({ train: 80, validation: 10, test: 10 });
  const [seed, setSeed] = useState(0);
  const [by, setBy] = useState<SplitGrouping[]>(dataset.kind === 'synthetic' ? ['subject', 'photograph'] : ['subject']);
  const sum = parts.train + parts.validation + parts.test;
  const ratios = { train: parts.train / sum, validation: parts.validation / sum, test: parts.test / sum };
  const wish = { ratios, seed, groupedBy: by };
  const proposed = useQuery({ ...proposedSplitQuery(dataset.id, wish), enabled: sum > 0 });
  const refresh = () => {
    // Filters and their counts know the splits.
    forgetFrames(dataset.id);
    return queryClient.invalidateQueries({ queryKey: ['care', dataset.id, 'splits'] });
  };
  const make = useMutation({
    mutationFn: () => studio().care.makeSplit({ id: dataset.id, name: name.trim(), ...wish }),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (split: string) => studio().care.removeSplit({ id: dataset.id, name: split }),
    onSuccess: refresh,
  });
  const latest = make.submittedAt > remove.submittedAt ? make : remove;
  const problem = latest.error ?? proposed.error;
  const offered = SPLIT_GROUPINGS.filter((grouping) => dataset.kind === 'synthetic' || grouping !== 'photograph');

  return (
    <Dialog
      title={texts.splitTitle(dataset.name)}
      onClose={onClose}
      size={560}
      action={{ label: texts.splitAction, perform: () => make.mutate(), disabled: make.isPending || sum === 0 || name.trim() === '' }}
    >
      <p className="hint">{texts.splitNote}</p>
      <SplitTable splits={splits} onRemove={(split) => remove.mutate(split)} />
      <div className={styles.columns}>
        <TextField label={texts.name} value={name} onChange={setName} autoFocus />
        <div className={styles.side}>
          {texts.seed}
          <NumberField
            label={texts.seed}
            value={seed}
            initial={0}
            min={0}
            max={4_294_967_295}
            softMax={100}
            step={1}
            digits={0}
            integer
            onChange={(next) => {
              setSeed(next);
              return null;
            }}
          />
        </div>
      </div>
      <div className={styles.sides}>
        {SIDES.map((side) => (
          <div key={side} className={styles.side}>
            {texts.sides[side]}
            <NumberField
              label={`${texts.ratios}: ${texts.sides[side]}`}
              value={parts[side]}
              unit="%"
              min={0}
              max={100}
              step={5}
              digits={0}
              onChange={(next) => {
                setParts({ ...parts, [side]: next });
                return null;
              }}
            />
          </div>
        ))}
      </div>
      <fieldset className={styles.checks}>
        <legend>{texts.together}</legend>
        {offered.map((grouping) => {
          const isUnknown = grouping === 'nearDuplicate' && report == null;
          return (
            <Checkbox
              key={grouping}
              label={texts.groupings[grouping]}
              description={isUnknown ? texts.nearDuplicateHint : undefined}
              disabled={isUnknown}
              checked={by.includes(grouping)}
              onChange={(event) => setBy(offered.filter((one) => (one === grouping ? event.currentTarget.checked : by.includes(one))))}
            />
          );
        })}
      </fieldset>
      {proposed.data === undefined ? <p className="hint">{texts.counting}</p> : <Outcome split={proposed.data} />}
      {problem === null ? null : <ErrorNote error={problem} />}
    </Dialog>
  );
}

/** How many frames each side gets, and what is worth knowing before it is made. */
function Outcome({ split: { counts, leftOut, separated } }: { readonly split: SplitSummary }) {
  const all = counts.train + counts.validation + counts.test + leftOut;
  const empty = SIDES.filter((side) => counts[side] === 0);
  return (
    <>
      <div className={styles.outcome} aria-hidden>
        {SIDES.map((side) => (
          <i key={side} style={{ width: `${(100 * counts[side]) / Math.max(1, all)}%` }} />
        ))}
      </div>
      <p className="hint" aria-live="polite">
        {SIDES.map((side) => `${texts.sides[side]} ${formatCount(counts[side])}`).join(' · ')}
      </p>
      {leftOut > 0 ? <p className={styles.warning}>{texts.leftOut(formatCount(leftOut))}</p> : null}
      {separated === null ? <p className="hint">{texts.unknownDuplicates}</p> : null}
      {separated !== null && separated > 0 ? <p className={styles.warning}>{texts.separated(separated)}</p> : null}
      {empty.length > 0 ? <p className="hint">{empty.map((side) => texts.emptySide(texts.sides[side])).join(' ')}</p> : null}
    </>
  );
}

function SplitTable({ splits, onRemove }: { readonly splits: readonly SplitSummary[]; readonly onRemove: (name: string) => void }) {
  if (splits.length === 0) return <p className="hint">{texts.noSplits}</p>;
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{texts.splitColumns.name}</th>
            {SIDES.map((side) => (
              <th key={side} className={table.number}>
                {texts.sides[side]}
              </th>
            ))}
            <th>{texts.splitColumns.by}</th>
            <th>{texts.splitColumns.hash}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {splits.map(({ name, counts, groupedBy, sha256 }) => (
            <tr key={name}>
              <td>{name}</td>
              {SIDES.map((side) => (
                <td key={side} className={table.number}>
                  {formatCount(counts[side])}
                </td>
              ))}
              <td>{groupedBy.map((grouping) => texts.shortGroupings[grouping]).join(', ')}</td>
              <td>
                <code>{sha256.test.slice(0, 8)}</code>
              </td>
              <td>
                <IconButton label={texts.removeSplit(name)} onClick={() => onRemove(name)}>
                  <IconTrash />
                </IconButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
