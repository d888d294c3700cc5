import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runNpm } from './npm.mjs';
import { NODE_MAJOR, nodeInModules } from './places.mjs';
import { SetupStop } from './steps.mjs';

/** Whether this process's Node runs the studio. */
export function isRightNode() {
  return Number.parseInt(process.versions.node, 10) >= NODE_MAJOR;
}

/** A Node that runs the studio: this one, or the one in node_modules. */
export function rightNode() {
  return isRightNode() || !existsSync(nodeInModules) ? process.execPath : nodeInModules;
}

/** The pinned Node. It comes with the npm packages, unless install scripts are switched off. */
export const node = {
  name: `Node ${NODE_MAJOR}`,
  size: 'about 50 MB to download',
  isDone: async () => isRightNode() || existsSync(nodeInModules),
  async do(say) {
    say('npm rebuild node');
    await runNpm(['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
    if (existsSync(nodeInModules)) return;
    throw new SetupStop(
      `This is Node ${process.versions.node}, and Node ${NODE_MAJOR} could not be fetched.`,
      `Install Node ${NODE_MAJOR} or newer (nodejs.org).`,
    );
  },
  says: () =>
    `Node ${rightNode() === process.execPath ? process.versions.node : execFileSync(nodeInModules, ['--version'], { encoding: 'utf8' }).trim().slice(1)}`,
};
