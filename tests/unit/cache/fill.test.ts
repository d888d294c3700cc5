import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillOnce } from '../../../main/cache/fill.ts';
import { withLock } from '../../../main/cache/lock.mjs';

let folder: string;
let target: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-cache-'));
  target = join(folder, 'pack');
});
afterEach(() => rm(folder, { recursive: true }));

const isWhole = async (place: string) => existsSync(join(place, 'whole'));
const holder = (mode: 'stay' | 'go') => execa(process.execPath, [join(import.meta.dirname, 'holder.mjs'), target, mode], { reject: false });

describe('filling the cache', () => {
  it('is done by one of many that start at once', async () => {
    const runs = await Promise.all(Array.from({ length: 5 }, () => holder('go')));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
    expect(runs.filter(({ stdout }) => stdout.includes('filling'))).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['pack']);
  });

  it('leaves nothing under the final name when it is killed, and the next one takes over', async () => {
    const killed = holder('stay');
    for await (const line of killed) if (line === 'filling') killed.kill('SIGKILL');
    expect(existsSync(target)).toBe(false);
    expect(existsSync(`${target}.lock`)).toBe(true);
    const { exitCode } = await holder('go');
    expect(exitCode).toBe(0);
    expect(await readFile(join(target, 'half'), 'utf8')).toBe('go');
    expect(await readdir(folder)).toEqual(['pack']);
  });

  it('leaves nothing behind when it fails', async () => {
    const fill = async (temporary: string) => {
      await writeFile(join(temporary, 'whole'), '');
      throw new Error('disk full');
    };
    await expect(fillOnce(target, fill, { isWhole })).rejects.toThrow('disk full');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what to do where nothing can be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const filling = fillOnce(join(file, 'pack'), async () => undefined, { isWhole });
    await expect(filling).rejects.toMatchObject({ code: 'disk', next: expect.stringContaining('S2MGEN_CACHE') });
  });

  it('replaces a folder that went stale', async () => {
    await mkdir(target);
    await writeFile(join(target, 'old'), '');
    await fillOnce(target, (temporary) => writeFile(join(temporary, 'whole'), ''), { isWhole });
    expect(await readdir(target)).toEqual(['whole']);
  });

  it('waits for another, says so once, and can be told to stop waiting', async () => {
    const other = holder('stay');
    const stop = new AbortController();
    const waited: number[] = [];
    for await (const line of other) {
      if (line !== 'filling') continue;
      const waiting = fillOnce(target, async () => undefined, {
        isWhole,
        signal: stop.signal,
        onWait: (owner) => {
          waited.push(owner);
          stop.abort();
        },
      });
      await expect(waiting).rejects.toThrow();
      other.stdin.end();
    }
    expect(waited).toEqual([other.pid]);
    expect(await isWhole(target)).toBe(true);
  });
});

describe('a lock', () => {
  const path = () => join(folder, 'x.lock');
  const leave = async (owner: object) => {
    await mkdir(path());
    await writeFile(join(path(), 'owner.json'), JSON.stringify(owner));
  };

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock(path(), work)));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a dead process is taken over by one of several', async () => {
    const ended = execa(process.execPath, ['-e', '']);
    const { pid } = ended;
    await ended;
    await leave({ pid, host: hostname(), token: 'old' });
    await mkdir(`${path()}.claim-${pid}-0`);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => withLock(path(), async () => void order.push(n))));
    expect(order.toSorted()).toEqual([1, 2, 3]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of another machine is taken over only after its heartbeat stopped', async () => {
    await leave({ pid: 1, host: 'elsewhere', token: 'theirs' });
    const waited: number[] = [];
    await withLock(path(), async () => undefined, { silence: 300, onWait: (owner) => waited.push(owner) });
    expect(waited).toEqual([1]);
  });

  it('is released when the work fails', async () => {
    await expect(withLock(path(), async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });
});
