import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import { texts as datasetTexts } from '../../../texts/datasets.ts';
import { texts } from '../../../texts/training.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { formatCount } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { splitsQuery } from '../../datasets/care/queries.ts';
import styles from './training.module.css';

/** A dataset that was chosen: the split whose sides are used, and how often a patch comes from it. */
export interface ChosenData {
  readonly dataset: string;
  readonly split: string | null;
  readonly ratio: number;
}

const NO_SPLIT = '';

function SplitChoice({
  dataset,
  split,
  onChange,
}: {
  readonly dataset: DatasetEntry;
  readonly split: string | null;
  readonly onChange: (split: string | null) => void;
}) {
  const { data: splits = [] } = useQuery(splitsQuery(dataset.id));
  if (splits.length === 0) return null;
  return (
    <Choice
      label={texts.split(dataset.name)}
      value={split ?? NO_SPLIT}
      options={[{ value: NO_SPLIT, label: texts.noSplit }, ...splits.map(({ name }) => ({ value: name, label: name }))]}
      onChange={(next) => onChange(next === NO_SPLIT ? null : next)}
    />
  );
}

interface DataChoiceProps {
  readonly legend: string;
  /** Of a dataset's checkbox, to a screen reader; its name when left out. */
  readonly nameOf?: (dataset: string) => string;
  readonly datasets: readonly DatasetEntry[];
  readonly chosen: readonly ChosenData[];
  readonly onChange: (chosen: readonly ChosenData[]) => void;
  /** Each chosen dataset has its ratio. */
  readonly mixed?: boolean;
}

/** Some datasets of the library, each with its split and, where they are mixed, its ratio. */
export function DataChoice({ legend, nameOf, datasets, chosen, onChange, mixed = false }: DataChoiceProps) {
  const change = (id: string, changes: Partial<ChosenData>) =>
    onChange(chosen.map((one) => (one.dataset === id ? { ...one, ...changes } : one)));
  return (
    <fieldset className={styles.data}>
      <legend>{legend}</legend>
      {datasets.map((dataset) => {
        const { id, name, frames } = dataset;
        const own = chosen.find((one) => one.dataset === id);
        const toggle = (on: boolean) =>
          onChange(on ? [...chosen, { dataset: id, split: null, ratio: 1 }] : chosen.filter((one) => one.dataset !== id));
        return (
          <div key={id} className={styles.dataset}>
            <Checkbox
              label={`${name} · ${datasetTexts.frames(formatCount(frames))}`}
              {...(nameOf === undefined ? {} : { 'aria-label': nameOf(name) })}
              checked={own !== undefined}
              onChange={(event) => toggle(event.currentTarget.checked)}
            />
            {own === undefined ? null : <SplitChoice dataset={dataset} split={own.split} onChange={(split) => change(id, { split })} />}
            {own === undefined || !mixed ? null : (
              <NumberField
                label={texts.ratio(name)}
                value={own.ratio}
                initial={1}
                min={0.01}
                max={1000}
                softMax={10}
                step={0.5}
                digits={2}
                suffix="×"
                onChange={(ratio) => {
                  change(id, { ratio });
                  return null;
                }}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
