/** Lints and formats Python with Ruff as WebAssembly, so that no Python package is needed. `--write` formats in place. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';

const root = path.resolve(import.meta.dirname, '../..');
const write = process.argv.includes('--write');
const workspace = new Workspace(
  {
    'line-length': 120,
    'target-version': 'py311',
    lint: {
      select: ['E', 'F', 'W', 'I', 'UP', 'B', 'SIM', 'RUF', 'PTH', 'C4', 'N'],
      isort: { 'known-first-party': ['s2mgen', 'support'] },
      pycodestyle: { 'max-line-length': 130 },
      ignore: ['E402', 'N803', 'N806', 'RUF001', 'RUF002', 'RUF003'],
    },
  },
  PositionEncoding.Utf16,
);
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.py'], {
  cwd: root,
  encoding: 'utf8',
});
let problems = 0;
for (const file of listed.split('\0').filter(Boolean)) {
  const source = readFileSync(path.join(root, file), 'utf8');
  const formatted = workspace.format(source);
  if (formatted !== source) {
    if (write) writeFileSync(path.join(root, file), formatted);
    else {
      problems++;
      console.error(`${file}: not formatted; run node tools/checks/ruff.mjs --write`);
    }
  }
  for (const diagnostic of workspace.check(write ? formatted : source)) {
    problems++;
    console.error(`${file}:${diagnostic.start_location.row}: ${diagnostic.code} ${diagnostic.message}`);
  }
}
console.log(problems === 0 ? 'Ruff: nothing to mend.' : `Ruff: ${problems} problems.`);
process.exit(problems === 0 ? 0 : 1);
