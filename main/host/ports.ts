import type { SpawnWorker } from '../jobs/index.ts';

/** What a shell brings. */
export interface HostPorts {
  readonly shell: 'electron' | 'server';
  readonly version: string;
  readonly library: string;
  readonly cache: string;
  /** The Blender that the user names. */
  readonly configuredBlender: () => Promise<string | undefined>;
  /** Folder of the built window. */
  readonly renderer: string;
  /** Where the window may open sockets to, besides its own origin. */
  readonly connect?: readonly string[];
  /** How processes for networks are started; a fork of Node when left out. */
  readonly spawn?: SpawnWorker;
  /** The system's folder dialog; without one, windows cannot ask for folders. */
  readonly chooseFolder?: (title: string) => Promise<string | null>;
}
