import { join } from 'node:path';
import { createHost, type Host } from '../../../../main/host/index.ts';
import { type Api, api } from '../../../../shared/contract/api.ts';
import { connect } from '../../../../shared/contract/connect.ts';
import type { Client } from '../../../../shared/contract/define.ts';
import type { Job } from '../../../../shared/contract/jobs.ts';
import { serve } from '../../../../shared/contract/serve.ts';
import { memoryPair } from '../../../harness/memoryPair.ts';

export interface HostInTest {
  readonly host: Host;
  /** What a window has of it. */
  readonly studio: Client<Api>;
}

/** The host on the library in `folder`, where there is no Blender. */
export function openHost(folder: string): HostInTest {
  const host = createHost({
    shell: 'server',
    version: '1.2.3',
    library: join(folder, 'library'),
    cache: join(folder, 'cache'),
    configuredBlender: async () => join(folder, 'no-blender'),
    renderer: join(folder, 'renderer'),
  });
  return { host, studio: studioOf(host) };
}

/** One more window. */
function studioOf(host: Host): Client<Api> {
  const pair = memoryPair();
  serve(api, host.handlers, pair.host);
  return connect(api, pair.client);
}

/** The job as soon as it is as asked, by the feed that the window uses. */
export async function jobWhen(studio: Client<Api>, { id }: Job, isSo: (job: Job) => boolean): Promise<Job> {
  for await (const changed of studio.jobs.watch({})) {
    const job = changed.find((one) => one.id === id);
    if (job !== undefined && isSo(job)) return job;
  }
  throw new Error('The feed ended.');
}

/** The job when it is over. */
export function jobOver(studio: Client<Api>, job: Job): Promise<Job> {
  return jobWhen(studio, job, ({ state }) => state !== 'queued' && state !== 'running');
}
