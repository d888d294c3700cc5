import { useQuery } from '@tanstack/react-query';
import type { Job, JobState } from '../../../../shared/contract/jobs.ts';
import type { Rendering } from '../../../../shared/contract/rendering.ts';
import { ALL_FRAMES } from '../../../../shared/domain/dataset/frameFilter.ts';
import { assetUrl } from '../../../client/asset.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/render.ts';
import { formatShare } from '../../../ui/format.ts';
import { openTarget } from '../actions.ts';
import { isUnderWay } from '../jobsStore.ts';
import styles from './stage.module.css';

const SHOWN = 60;

interface Arrived {
  readonly frame: number;
  readonly thumbnail: string;
  readonly skinShare: number;
}

/** The last frames of a dataset that were there before somebody followed: of an older job, before a pause or restart. */
function useLastFrames(dataset: string | null, state: JobState): readonly Arrived[] {
  const { data } = useQuery({
    // Not among the keys of frames: it would be asked anew at each one that arrives.
    queryKey: ['last-frames', dataset, state],
    queryFn: ({ signal }) =>
      studio().datasets.frames(
        { id: dataset ?? '', filter: ALL_FRAMES, sort: { by: 'frame', descending: true }, offset: 0, limit: SHOWN },
        { signal },
      ),
    enabled: dataset !== null,
    // Another job may have added frames since.
    staleTime: 0,
  });
  return data?.frames ?? [];
}

/** Thumbnails of the frames as they arrive, newest first. */
export function Arrivals({ job, rendering }: { readonly job: Job; readonly rendering: Rendering | null }) {
  const live = rendering?.arrived ?? [];
  const last = useLastFrames(job.target, job.state);
  const followed = new Set(live.map(({ frame }) => frame));
  const shown: readonly Arrived[] = [...live, ...last.filter(({ frame }) => !followed.has(frame))].slice(0, SHOWN);
  if (shown.length === 0) return isUnderWay(job) ? <p className={styles.none}>{texts.noneYet}</p> : null;
  return (
    <ul className={styles.arrivals} aria-label={texts.arrived}>
      {shown.map(({ frame, thumbnail, skinShare }) => (
        <li key={frame}>
          <button type="button" aria-label={texts.arrivedFrame(frame)} onClick={() => openTarget(job)}>
            <img src={assetUrl(thumbnail)} alt="" loading="lazy" decoding="async" />
            <span>
              {frame}
              <em>{texts.skin(formatShare(skinShare))}</em>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
