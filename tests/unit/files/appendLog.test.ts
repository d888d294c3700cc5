import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppendLog, type JsonLine, readJsonLines, writeWhole } from '../../../main/files/index.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';

test('lines appended at once stand in the order of the calls', async () => {
  const path = join(temporaryFolder(), 'log.jsonl');
  const log = await AppendLog.open(path);
  await Promise.all(Array.from({ length: 50 }, (_, n) => log.append({ n })));
  await log.close();
  const lines = await linesOf(path);
  expect(lines.map(({ value }) => value)).toEqual(Array.from({ length: 50 }, (_, n) => ({ n })));
});

test('lines longer than a read, letters of several bytes and empty lines keep their places', async () => {
  const path = join(temporaryFolder(), 'log.jsonl');
  const long = 'ä'.repeat(900_000);
  writeFileSync(path, `${JSON.stringify({ long })}\n\n${JSON.stringify({ b: 'é' })}\n{"half`);
  const lines = await linesOf(path);
  expect(lines.map(({ number, whole }) => [number, whole])).toEqual([
    [1, true],
    [3, true],
    [4, false],
  ]);
  const bytes = readFileSync(path);
  const [first, second] = lines;
  expect(first?.value).toEqual({ long });
  expect(bytes.subarray(second?.offset, (second?.offset ?? 0) + (second?.bytes ?? 0)).toString()).toBe('{"b":"é"}');
});

test('a file that is written whole leaves nothing beside it, not even when it fails', async () => {
  const dir = temporaryFolder();
  await writeWhole(join(dir, 'sub/a.json'), 'one');
  await writeWhole(join(dir, 'sub/a.json'), 'two');
  expect(readFileSync(join(dir, 'sub/a.json'), 'utf8')).toBe('two');
  await expect(writeWhole(join(dir, 'sub'), 'a folder is in the way')).rejects.toThrow();
  expect(readdirSync(dir)).toEqual(['sub']);
  expect(existsSync(join(dir, 'sub/a.json'))).toBe(true);
});

async function linesOf(path: string): Promise<JsonLine[]> {
  const lines: JsonLine[] = [];
  for await (const line of readJsonLines(path)) lines.push(line);
  return lines;
}
