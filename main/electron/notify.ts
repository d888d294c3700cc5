import { type BrowserWindow, Notification } from 'electron';
import type { Job } from '../../shared/contract/jobs.ts';

/** Tells that a job is over, when nobody is looking at the window. */
export function notifyOfJobs(window: BrowserWindow, changes: { subscribe(listener: (job: Job) => void): () => void }): () => void {
  const told = new Set<string>();
  return changes.subscribe((job) => {
    if (job.state === 'queued' || job.state === 'running') told.delete(job.id);
    if (job.state !== 'done' && job.state !== 'failed') return;
    if (told.has(job.id) || window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return;
    told.add(job.id);
    const body = job.state === 'done' ? 'Finished' : (job.failure?.message ?? 'Failed');
    const notification = new Notification({ title: job.title, body });
    notification.on('click', () => window.show());
    notification.show();
  });
}
