import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { texts } from '../../texts/datasets.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { isUnderWay, useJobList } from '../jobs/jobsStore.ts';
import styles from './datasets.module.css';

function countWords({ frames, wanted }: DatasetEntry): string {
  return frames < wanted ? texts.partial(formatCount(frames), formatCount(wanted)) : texts.frames(formatCount(frames));
}

/** Datasets of the library, newest first. */
export function DatasetList({ datasets, selected }: { readonly datasets: readonly DatasetEntry[]; readonly selected: string | null }) {
  const open = useWorkspace((state) => state.openDataset);
  const jobs = useJobList();
  const rendering = new Set(jobs.filter(isUnderWay).map((job) => job.target));
  return (
    <nav className={styles.list} aria-label={texts.list}>
      {datasets.map((dataset) => (
        <button
          key={dataset.id}
          type="button"
          className={styles.entry}
          aria-current={dataset.id === selected ? 'true' : undefined}
          onClick={() => open(dataset.id)}
        >
          <b>{dataset.name}</b>
          <span>{dataset.missing ? <em>{texts.missing}</em> : countWords(dataset)}</span>
          <span>
            {[texts.kinds[dataset.kind], dataset.frames > 0 ? texts.meanSkin(formatShare(dataset.meanSkinShare)) : null]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {dataset.frames < dataset.wanted ? (
            <ProgressBar
              value={dataset.frames / dataset.wanted}
              label={dataset.name}
              state={rendering.has(dataset.id) ? 'running' : 'interrupted'}
            />
          ) : null}
        </button>
      ))}
    </nav>
  );
}
