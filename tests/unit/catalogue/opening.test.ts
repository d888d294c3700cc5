import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openCatalogue, rebuildCatalogue } from '../../../main/catalogue/index.ts';
import { migrate, versionOf } from '../../../main/catalogue/migrate.ts';
import { MIGRATIONS } from '../../../main/catalogue/migrations/index.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { frameOf, jobOf } from './support/entries.ts';

const MODULE = join(process.cwd(), 'main/catalogue/index.ts');

describe('two processes on one library', () => {
  test('a second studio is refused by the name of the first; a command goes on beside it and touches no job', async () => {
    const dir = temporaryFolder();
    const program = `
      const { openCatalogue } = await import(${JSON.stringify(MODULE)});
      const catalogue = openCatalogue(${JSON.stringify(dir)}, 'studio');
      catalogue.jobs.save(${JSON.stringify({ job: jobOf('a', 'running'), request: null })});
      console.log('open');
      setInterval(() => {}, 1000);
    `;
    const studio = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(studio.stdout, 'data');
    try {
      expect(() => openCatalogue(dir, 'studio')).toThrowError(`in use by process ${studio.pid}`);
      await expect(rebuildCatalogue(dir)).rejects.toMatchObject({ code: 'conflict' });
      const command = openCatalogue(dir, 'shared');
      await command.datasets.putReal({ name: 'a', path: temporaryFolder(), layout: 'folder', frames: [frameOf(0)] });
      expect(command.jobs.get('a')?.job.state).toBe('running');
      command.close();
    } finally {
      studio.kill('SIGKILL');
      await once(studio, 'exit');
    }
    const next = openCatalogue(dir, 'studio');
    expect(next.jobs.get('a')?.job.state).toBe('interrupted');
    expect(next.datasets.list()).toHaveLength(1);
    next.close();
  });

  test('writing at once lose nothing', async () => {
    const dir = temporaryFolder();
    openCatalogue(dir, 'shared').close();
    const program = (from: number) => `
      const { openCatalogue } = await import(${JSON.stringify(MODULE)});
      const catalogue = openCatalogue(${JSON.stringify(dir)}, 'shared');
      const job = ${JSON.stringify(jobOf('x', 'done'))};
      for (let n = ${from}; n < ${from} + 200; n++) catalogue.jobs.save({ job: { ...job, id: String(n) }, request: null });
      catalogue.close();
    `;
    const children = [0, 1000].map((from) => spawn(process.execPath, ['--input-type=module', '-e', program(from)], { stdio: 'inherit' }));
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
    expect(codes).toEqual([0, 0]);
    const catalogue = openCatalogue(dir, 'shared');
    expect(catalogue.jobs.list()).toHaveLength(400);
    catalogue.close();
  });

  test('a studio that was killed leaves a catalogue that opens', () => {
    const dir = temporaryFolder();
    const program = `
      const { openCatalogue } = await import(${JSON.stringify(MODULE)});
      const catalogue = openCatalogue(${JSON.stringify(dir)}, 'studio');
      catalogue.jobs.save(${JSON.stringify({ job: jobOf('a', 'done'), request: null })});
      process.kill(process.pid, 'SIGKILL');
    `;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', program]).signal).toBe('SIGKILL');
    const catalogue = openCatalogue(dir, 'studio');
    expect(catalogue.jobs.list()).toHaveLength(1);
    catalogue.close();
  });
});

describe('a file that cannot be used', () => {
  test.each([
    ['no database at all', (file: string) => writeFileSync(file, 'this is a text file and no database '.repeat(200))],
    [
      'pages overwritten with garbage',
      (file: string) => {
        const db = new Database(file);
        db.pragma('journal_mode = DELETE');
        const bytes = db.serialize();
        db.close();
        bytes.fill(0x5a, 4096, bytes.length - 2048);
        writeFileSync(file, bytes);
      },
    ],
  ])('%s: says that it is damaged and how to make it anew, and then it is', async (_, damage) => {
    const dir = temporaryFolder();
    const before = openCatalogue(dir, 'studio');
    await before.datasets.putReal({ name: 'a', path: temporaryFolder(), layout: 'folder', frames: [frameOf(0)] });
    before.close();
    damage(join(dir, 'catalogue.db'));
    expect(() => openCatalogue(dir, 'studio')).toThrowError(
      expect.objectContaining({ code: 'data', next: expect.stringContaining('s2mgen catalogue rebuild') }),
    );
    const report = await rebuildCatalogue(dir);
    expect(report).toMatchObject({ datasets: 1, frames: 1 });
    const after = openCatalogue(dir, 'studio');
    expect(after.datasets.list()).toHaveLength(1);
    after.close();
  });

  test('of a later version asks for an update and changes nothing', () => {
    const dir = temporaryFolder();
    openCatalogue(dir, 'shared').close();
    const db = new Database(join(dir, 'catalogue.db'));
    db.pragma('user_version = 99');
    db.close();
    for (const role of ['studio', 'shared'] as const) {
      expect(() => openCatalogue(dir, role)).toThrowError(expect.objectContaining({ code: 'data', next: 'Update the studio.' }));
    }
  });
});

describe('migrations', () => {
  const newest = MIGRATIONS.length;
  const later = { version: newest + 1, name: 'note', up: (db: Database.Database) => db.exec('ALTER TABLE runs ADD COLUMN note TEXT') };
  const failing = {
    version: newest + 2,
    name: 'orphan',
    up: (db: Database.Database) => db.exec("INSERT INTO evaluations (run, evaluation) VALUES ('nobody', '{}')"),
  };

  function fileOfToday(): string {
    const dir = temporaryFolder();
    const catalogue = openCatalogue(dir, 'shared');
    catalogue.jobs.save({ job: jobOf('kept', 'done'), request: null });
    catalogue.close();
    return join(dir, 'catalogue.db');
  }

  test('are numbered 1, 2, 3 …', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  test('bring an old file up and leave a copy of it as it was', () => {
    const file = fileOfToday();
    const db = new Database(file);
    migrate(db, [...MIGRATIONS, later]);
    expect(versionOf(db)).toBe(newest + 1);
    expect(db.prepare('SELECT id FROM jobs').pluck().all()).toEqual(['kept']);
    db.close();
    const copy = new Database(`${file}.version-${newest}`);
    expect(versionOf(copy)).toBe(newest);
    expect(copy.prepare('SELECT id FROM jobs').pluck().all()).toEqual(['kept']);
    copy.close();
  });

  test('one that leaves rows that refer to nothing is taken back as a whole', () => {
    const db = new Database(fileOfToday());
    expect(() => migrate(db, [...MIGRATIONS, later, failing])).toThrowError(`Migration ${newest + 2} (orphan) leaves 1 rows`);
    expect(versionOf(db)).toBe(newest + 1);
    expect(db.prepare('SELECT count(*) FROM evaluations').pluck().get()).toBe(0);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  test('make no copy of a new or an up-to-date file', () => {
    const file = fileOfToday();
    const db = new Database(file);
    migrate(db);
    db.close();
    expect(existsSync(`${file}.version-0`) || existsSync(`${file}.version-${newest}`)).toBe(false);
  });
});

test('a library that was moved still knows where its datasets and runs are', async () => {
  const home = temporaryFolder();
  const before = openCatalogue(join(home, 'old'), 'studio');
  const path = join(before.library.dir, 'pictures');
  const { id } = await before.datasets.putReal({ name: 'a', path, layout: 'folder', frames: [frameOf(0)] });
  before.close();
  renameSync(join(home, 'old'), join(home, 'new'));
  const after = openCatalogue(join(home, 'new'), 'studio');
  expect(after.frames.get(id, 0)?.image).toBe(join(home, 'new/pictures/images/p0.jpg'));
  after.close();
});
