import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import { ALL_FRAMES } from '../../../../shared/domain/dataset/frameFilter.ts';
import { texts } from '../../../texts/frames.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount } from '../../../ui/format.ts';
import { facetsQuery } from '../framesWindow.ts';
import { useGrid } from '../gridStore.ts';
import { useFacets } from '../useFacets.ts';
import { DensityChart } from './DensityChart.tsx';
import { ShareChart } from './ShareChart.tsx';
import styles from './statistics.module.css';

/** Distributions of the frames that the filter lets through, beside those of all frames of another dataset. */
export function Statistics({ dataset, datasets }: { readonly dataset: DatasetEntry; readonly datasets: readonly DatasetEntry[] }) {
  const filter = useGrid((state) => state.filter);
  const [otherId, setOther] = useState('');
  const others = datasets.filter(({ id, frames }) => id !== dataset.id && frames > 0);
  const other = others.find(({ id }) => id === otherId);
  const { data: facets, error } = useFacets(dataset.id, filter);
  const { data: theirs } = useQuery({ ...facetsQuery(other?.id ?? '', ALL_FRAMES), enabled: other !== undefined });
  if (error !== null) return <ErrorNote error={error} />;
  if (facets === undefined) return null;
  const compared = other === undefined ? undefined : theirs;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <span className={styles.key} data-own>
          {`${dataset.name} · ${texts.matching(formatCount(facets.matching), formatCount(facets.total))}`}
        </span>
        {other === undefined ? null : <span className={styles.key}>{`${other.name} · ${formatCount(other.frames)}`}</span>}
        <div className={styles.compare}>
          <Choice
            label={texts.compareWith}
            value={otherId}
            onChange={setOther}
            options={[{ value: '', label: `${texts.compareWith}…` }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </div>
      </div>
      <div className={styles.charts}>
        {facets.numbers
          .filter(({ all }) => all.filter(Boolean).length > 1)
          .map((facet) => (
            <DensityChart
              key={facet.property}
              facet={facet}
              other={compared?.numbers.find(({ property }) => property === facet.property)}
            />
          ))}
        {facets.words
          .filter(({ property }) => property !== 'subject')
          .map(({ property, values }) => (
            <ShareChart
              key={property}
              label={texts.properties[property]}
              values={values}
              other={compared?.words.find((one) => one.property === property)?.values}
            />
          ))}
      </div>
    </div>
  );
}
