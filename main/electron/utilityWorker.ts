import { utilityProcess } from 'electron';
import type { SpawnWorker } from '../host/index.ts';

/** A process of ours in a packaged Electron, where `child_process.fork` is switched off. */
export const utilityWorker: SpawnWorker = (entry) => {
  const child = utilityProcess.fork(entry, [], { serviceName: 'S2MGen training', stdio: 'ignore' });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: () => void child.kill(),
  };
};
