import { passOn } from './passOn.mjs';
import { root } from './places.mjs';

/** Runs npm in the checkout: the one that runs this script, else the one on PATH. Answers its exit code. */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return passOn(process.execPath, [npm, ...args], { cwd: root });
  return passOn('npm', args, { cwd: root, shell: process.platform === 'win32' }); // there npm is a script, not a program
}
