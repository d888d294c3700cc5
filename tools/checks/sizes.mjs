/** File sizes in lines, and a limit: a file over 400 lines is more than one idea. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const LIMIT = 400;
const root = path.resolve(import.meta.dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
}).split('\0');
const files = tracked
  .filter((file) => /\.(ts|tsx|py|mjs)$/.test(file) && !/(_pb\.ts|fixtures\/)/.test(file))
  .flatMap((file) => {
    try {
      return [{ file, lines: readFileSync(path.join(root, file), 'utf8').split('\n').length - 1 }];
    } catch {
      return []; // deleted but still in the index
    }
  })
  .sort((a, b) => a.lines - b.lines);
const at = (share) => files[Math.min(files.length - 1, Math.floor(files.length * share))];
console.log(
  `Sizes: ${files.length} files, median ${at(0.5).lines} lines, 90th percentile ${at(0.9).lines}, largest ${at(1).lines} (${at(1).file}).`,
);
const large = files.filter(({ lines }) => lines > LIMIT);
for (const { file, lines } of large) console.error(`${file}: ${lines} lines, over ${LIMIT}`);
process.exit(large.length === 0 ? 0 : 1);
