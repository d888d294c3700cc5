import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The Node that package-lock.json pins: an npm package with the program inside. */
export const nodeInModules = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Oldest Node that runs the studio: it runs TypeScript as it is, and native modules crash older ones without a word. */
export const NODE_MAJOR = 24;
