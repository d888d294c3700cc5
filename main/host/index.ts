/** The host: the studio behind any window. Shells enter here. */
export type { SpawnWorker } from '../jobs/index.ts';
export { createHost, type Host } from './host.ts';
export type { HostPorts } from './ports.ts';
