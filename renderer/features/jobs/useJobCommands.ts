import { useMemo } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { texts } from '../../texts/jobs.ts';
import { texts as words } from '../../texts/render.ts';
import { cancelJob, canPause, canResume, dismissJob, failedFramesOf, moveJob, openTarget, pauseJob, resumeJob } from './actions.ts';
import { isUnderWay } from './jobsStore.ts';

/** What can be done with the job in hand, for keyboard and palette. */
export function useJobCommands(job: Job | undefined, finished: readonly Job[], interrupted: readonly Job[]): void {
  useCommands(
    useMemo((): Command[] => {
      const clear = {
        id: 'jobs.clear',
        name: texts.clear,
        group: texts.title,
        enabled: finished.length > 0,
        perform: () => finished.forEach(dismissJob),
      };
      const resumeAll = {
        id: 'jobs.resumeAll',
        name: texts.resumeAll(interrupted.length),
        group: texts.title,
        enabled: interrupted.length > 0,
        perform: () => interrupted.forEach(resumeJob),
      };
      if (job === undefined) return [clear, resumeAll];
      const failed = failedFramesOf(job).length;
      const isWaiting = job.state === 'queued';
      const command = (id: string, name: string, enabled: boolean, perform: () => void, shortcut?: string): Command => ({
        id: `jobs.${id}`,
        name,
        group: texts.title,
        enabled,
        perform,
        ...(shortcut === undefined ? {} : { shortcut }),
      });
      return [
        clear,
        resumeAll,
        command(
          'pause',
          words.commands.pause,
          canPause(job) || canResume(job),
          () => (canPause(job) ? pauseJob(job) : resumeJob(job)),
          'p',
        ),
        command('retry', words.retry(failed), failed > 0, () => resumeJob(job), 'r'),
        command('cancel', words.commands.cancel, isUnderWay(job), () => cancelJob(job), 'Delete'),
        command('earlier', words.commands.earlier, isWaiting, () => moveJob(job, 'start'), 'Shift+ArrowUp'),
        command('later', words.commands.later, isWaiting, () => moveJob(job, 'end'), 'Shift+ArrowDown'),
        command('open', words.commands.open, job.target !== null, () => openTarget(job), 'o'),
      ];
    }, [job, finished, interrupted]),
  );
}
