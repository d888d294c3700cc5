import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { LiveRendering } from './liveRendering.ts';

export function jobHandlers(queue: JobQueue, rendering: LiveRendering): Handlers<Api>['jobs'] {
  return {
    list: () => queue.list(),
    cancel: ({ id }) => queue.cancel(id),
    pause: ({ id }) => queue.pause(id),
    move: ({ id, towards }) => queue.move(id, towards),
    resume: ({ id }) => queue.resume(id),
    dismiss({ id }) {
      queue.dismiss(id);
      return null;
    },
    async *watch(_input, signal) {
      // Listening begins before the list is read, so that nothing falls between the two.
      const changes = queue.changes.stream(signal);
      yield queue.list();
      for await (const job of changes) yield [job];
    },
    async *rendering(_input, signal) {
      const changes = rendering.changes.stream(signal);
      yield rendering.now();
      yield* changes;
    },
  };
}
