import { IconPhotoPlus } from '@tabler/icons-react';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { texts } from '../../texts/datasets.ts';
import { IconButton } from '../../ui/Button.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { isUnderWay, useJobList } from '../jobs/jobsStore.ts';
import styles from './datasets.module.css';

function countWords({ frames, wanted }: DatasetEntry): string {
  return frames < wanted ? texts.partial(formatCount(frames), formatCount(wanted)) : texts.frames(formatCount(frames));
}

interface DatasetListProps {
  readonly datasets: readonly DatasetEntry[];
  readonly selected: string | null;
  readonly onImport: () => void;
}

/** Datasets of the library, newest first, and the way to bring in others. */
export function DatasetList({ datasets, selected, onImport }: DatasetListProps) {
  const open = useWorkspace((state) => state.openDataset);
  const jobs = useJobList();
  const rendering = new Set(jobs.filter(isUnderWay).map((job) => job.target));
  return (
    <>
      <div className={styles.listHead}>
        <span>{texts.count(formatCount(datasets.length))}</span>
        <IconButton label={texts.import} shortcut={shortcutLabel('Mod+O')} onClick={onImport}>
          <IconPhotoPlus />
        </IconButton>
      </div>
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
    </>
  );
}
