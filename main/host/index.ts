/** The host: the studio behind any window. Shells enter here. */
export type { SpawnWorker } from '../jobs/index.ts';
export { createHost, type Host, type HostPorts } from './host.ts';
