#!/usr/bin/env node
// s2mgen …: the studio without a window. Starts on any Node from 18 on, and goes on with the one that the studio needs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRightNode, rightNode } from './setup/node.mjs';
import { passOn } from './setup/passOn.mjs';
import { NODE_MAJOR, root } from './setup/places.mjs';

const args = process.argv.slice(2);
if (!existsSync(join(root, 'node_modules', 'zod'))) {
  console.error('The npm packages are not installed yet.\n→ Run "npm run demo" for a first look, or "node tools/setup/setup.mjs".');
  process.exitCode = 1;
} else if (isRightNode()) {
  const { main } = await import('../main/cli/index.ts');
  process.exitCode = await main(args);
} else if (rightNode() === process.execPath) {
  console.error(`This is Node ${process.versions.node}; the studio needs ${NODE_MAJOR} or newer.\n→ Run "node tools/setup/setup.mjs".`);
  process.exitCode = 1;
} else {
  process.exitCode = await passOn(rightNode(), [fileURLToPath(import.meta.url), ...args]);
}
