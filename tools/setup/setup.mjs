// node tools/setup/setup.mjs [--for demo|start|test]
// Gets this checkout and this machine ready. Runs on Node 18 and newer with nothing installed; a second run takes a moment.
import { fileURLToPath } from 'node:url';
import { isRightNode, node, rightNode } from './node.mjs';
import { packages } from './packages.mjs';
import { passOn } from './passOn.mjs';
import { explainStop, runSteps } from './steps.mjs';

const PURPOSES = ['demo', 'start', 'test'];

const purpose = purposeOf(process.argv.slice(2));
if (purpose === null) {
  console.error(`Usage: node tools/setup/setup.mjs [--for ${PURPOSES.join('|')}]`);
  process.exitCode = 2;
} else {
  try {
    const summary = await runSteps([packages, node], console.log);
    // What follows needs the packages and the pinned Node.
    const rest = fileURLToPath(new URL('machine.mjs', import.meta.url));
    process.exitCode = await passOn(rightNode(), [...(isRightNode() ? process.execArgv : []), rest, purpose, ...summary]);
  } catch (error) {
    process.exitCode = explainStop(error);
  }
}

function purposeOf([flag, value, ...rest]) {
  if (flag === undefined) return 'start';
  return flag === '--for' && PURPOSES.includes(value) && rest.length === 0 ? value : null;
}
