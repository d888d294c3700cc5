/**
 * `npm test`: every check in order of cost, and one closing line, "N passed, N failed". Each check counts as one test,
 * each test file's tests by themselves. `npm test -- types unit` runs only the stages named.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../main/places.ts';
import { knownBlender } from './setup/blender.mjs';

const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(os.tmpdir(), 's2mgen-test-'));
const binary = (name) => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const node = process.execPath;

const firstLine = (messages) => messages.join('\n').split('\n', 1)[0];

function vitest(project) {
  const report = path.join(scratch, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    command: [binary('vitest'), ...args],
    count: () => {
      const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
      // A file that cannot even be loaded has no failed test of its own.
      const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
      const names = testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter((test) => test.status === 'failed')
          .map((test) => `${path.relative(root, name)}: ${test.fullName}: ${firstLine(test.failureMessages)}`),
      );
      return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests, names };
    },
  };
}

/** Python's unittest: "Ran 12 tests", "FAILED (failures=1, errors=2)", "OK (skipped=1)". */
function unittest(python) {
  return {
    command: [python, '-m', 'unittest', 'discover', '-s', 'tests/blender-addon', '-t', 'tests/blender-addon', '-v'],
    environment: { PYTHONPATH: path.join(root, 'blender-addon'), PYTHONDONTWRITEBYTECODE: '1' },
    count: (output) => {
      const number = (pattern) => Number(pattern.exec(output)?.[1] ?? 0);
      const failed = number(/failures=(\d+)/) + number(/errors=(\d+)/);
      const skipped = number(/skipped=(\d+)/);
      const names = [...output.matchAll(/^(?:FAIL|ERROR): (.*)$/gm)].map(([, name]) => name);
      return { passed: number(/Ran (\d+) tests?/) - failed - skipped, failed, skipped, names };
    },
  };
}

/** The Python that has `bpy`; any other where Blender is a program: the tests that need bpy skip there. */
function pythonWithBlender() {
  const installation = knownBlender(cacheFolder())?.installation;
  return installation?.launcher === 'bpy' ? installation.path : 'python3';
}

const check = (...command) => ({
  command,
  count: (_output, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }),
});

const stages = {
  types: check(binary('tsc'), '-b'),
  lint: check(binary('biome'), 'ci', '--diagnostic-level=warn', '--error-on-warnings'),
  layers: check(node, 'tools/checks/layers.mjs'),
  texts: check(node, 'tools/checks/texts.mjs'),
  sizes: check(node, 'tools/checks/sizes.mjs'),
  'dead-code': check(binary('knip')),
  'python-lint': check(node, 'tools/checks/ruff.mjs'),
  // Types of numpy as Blender's Python has it, not of whatever Python is first on PATH.
  'python-types': check(binary('pyright'), '--pythonpath', pythonWithBlender()),
  // These keep all cores busy, or wait for a window that must not be slow.
  unit: { ...vitest('unit'), alone: true },
  python: unittest(pythonWithBlender()),
  blender: vitest('blender'),
  build: check(binary('electron-vite'), 'build'),
  e2e: { ...vitest('e2e'), alone: true },
};

/** Runs one command; `show` is given what it prints, piece by piece. */
function run([program, ...args], environment = {}, show) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      shell: program.endsWith('.cmd'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (text) => {
      output += text;
      show(text);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
    child.on('error', (error) => take(`${error.message}\n`));
    child.on('close', (code) => resolve({ output, code: code ?? 1 }));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in stages));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}. Stages: ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];

async function perform(name, show) {
  const stage = stages[name];
  show(`\n── ${name}\n`);
  const begun = performance.now();
  const { output, code } = await run(stage.command, stage.environment, show);
  let counts;
  try {
    counts = stage.count(output, code);
  } catch (error) {
    show(`${name} left no readable result: ${error.message}\n`);
    counts = { passed: 0, failed: 1, skipped: 0 };
  }
  // A runner that died or ran nothing has failed, whatever it counted.
  if (counts.failed === 0 && (code !== 0 || counts.passed + counts.skipped === 0)) counts.failed = 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
  summary.push(
    // The names at the end, where a log that was cut short still has them.
    ...(counts.names ?? []).map((failure) => `       ${failure}`),
    `${counts.failed > 0 ? 'FAILED' : 'ok    '} ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, ${Math.round((performance.now() - begun) / 1000)} s`,
  );
}

/** Two at a time; what they print is shown when they end, so that it does not mingle. */
const LANES = 2;
const running = new Set();
for (const name of Object.keys(stages)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (stages[name].alone) {
    await Promise.all(running);
    await perform(name, (text) => process.stdout.write(text));
    continue;
  }
  let shown = '';
  const lane = perform(name, (text) => {
    shown += text;
  }).then(() => {
    process.stdout.write(shown);
    running.delete(lane);
  });
  running.add(lane);
  if (running.size >= LANES) await Promise.race(running);
}
await Promise.all(running);
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
