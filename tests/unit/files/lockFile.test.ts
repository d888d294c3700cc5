import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockHolder, takeLockFile } from '../../../main/files/index.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';

const MODULE = join(process.cwd(), 'main/files/index.ts');

test('a lock that another process holds names it, and is free once that process is gone', async () => {
  const path = join(temporaryFolder(), 'a.lock');
  const program = `
    const { takeLockFile } = await import(${JSON.stringify(MODULE)});
    takeLockFile(${JSON.stringify(path)}, 'It');
    console.log('taken');
    setInterval(() => {}, 1000);
  `;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  expect(() => takeLockFile(path, 'The library')).toThrowError(`The library is in use by process ${other.pid}.`);
  expect(lockHolder(path)).toBe(other.pid);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(lockHolder(path)).toBeNull();
  const lock = takeLockFile(path, 'The library');
  lock.release();
  expect(existsSync(path)).toBe(false);
});

test('a process that ends gives its locks free', () => {
  const path = join(temporaryFolder(), 'a.lock');
  const program = `(await import(${JSON.stringify(MODULE)})).takeLockFile(${JSON.stringify(path)}, 'It');`;
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', program]).status).toBe(0);
  expect(existsSync(path)).toBe(false);
});

test.runIf(process.platform === 'linux')('a process id that was given to somebody else does not keep the lock', () => {
  const path = join(temporaryFolder(), 'a.lock');
  writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
  takeLockFile(path, 'It').release();
});

test('the lock of another computer counts, since its processes cannot be asked', () => {
  const path = join(temporaryFolder(), 'a.lock');
  writeFileSync(path, JSON.stringify({ pid: 1, host: 'elsewhere', started: null }));
  expect(() => takeLockFile(path, 'It')).toThrowError('It is in use by process 1 on elsewhere.');
  expect(readFileSync(path, 'utf8')).toContain('elsewhere');
});

test('a lock whose owner died before it had written its name is taken over', () => {
  const path = join(temporaryFolder(), 'a.lock');
  writeFileSync(path, '');
  takeLockFile(path, 'It').release();
});
