import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { isUnderWay, useJobList } from '../../jobs/jobsStore.ts';
import styles from './live.module.css';

/** The evaluations of a run that are under way: their scores will stand below. */
export function Scoring({ run }: { readonly run: string }) {
  const jobs = useJobList().filter((job) => job.kind === 'evaluate' && job.target === run && isUnderWay(job));
  return jobs.map((job) => (
    <div key={job.id} className={styles.scoring}>
      <span>{job.title}</span>
      <ProgressBar value={job.progress.value} label={job.title} state={job.state} />
      <span className="hint">{job.progress.title}</span>
    </div>
  ));
}
