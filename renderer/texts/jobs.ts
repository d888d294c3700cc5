import type { JobKind, JobState } from '../../shared/contract/jobs.ts';

/** Words about long work. */
export const texts = {
  title: 'Jobs',
  running: (count: number) => `${count} running`,
  left: (time: string) => `${time} left`,
  rate: (rate: string, unit: string) => `${rate} ${unit}/s`,
  ofTotal: (done: string, total: string) => `${done} of ${total}`,
  none: 'Nothing is running',
  idle: 'No jobs running',
  show: 'Show jobs',
  cancel: 'Cancel',
  resume: 'Resume',
  dismiss: 'Remove from list',
  clear: 'Remove finished',
  open: 'Open',
  emptyTitle: 'No jobs yet',
  empty: 'Rendering a dataset, training a model and scoring it are jobs. Each can be cancelled, and resumed where it stopped.',
  emptyAction: 'Design a dataset',
  columns: { job: 'Job', state: 'State', progress: 'Progress', left: 'Time left', started: 'Started' },
  kinds: { render: 'Render', train: 'Training', evaluate: 'Evaluation', import: 'Import', backgrounds: 'Backgrounds' } satisfies Record<
    JobKind,
    string
  >,
  states: {
    queued: 'Waiting',
    running: 'Running',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
    interrupted: 'Interrupted',
  } satisfies Record<JobState, string>,
  ended: (title: string, state: JobState) => `${title}: ${state}`,
} as const;
