import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withLargePages } from '../../../main/jobs/largePages.ts';
import { forkWorker } from '../../../main/jobs/spawn.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';

const glibc = existsSync('/lib64/ld-linux-x86-64.so.2') && existsSync('/sys/kernel/mm/transparent_hugepage');

it.skipIf(!glibc)('a process of ours asks for large pages where it allocates much', async () => {
  const entry = join(temporaryFolder(), 'entry.mjs');
  // "hg" is the kernel's flag of memory for which large pages were asked.
  await writeFile(
    entry,
    `import { readFileSync } from 'node:fs';
     const kept = new Float32Array(2 ** 24).fill(1);
     process.send({ asked: / hg( |$)/m.test(readFileSync('/proc/self/smaps', 'utf8')), kept: kept.length });`,
  );
  const child = forkWorker(entry);
  const message = await new Promise((resolve) => child.onMessage(resolve));
  child.kill();
  expect(message).toMatchObject({ asked: true });
});

it('what the user says of the allocator stands', () => {
  expect(withLargePages({ GLIBC_TUNABLES: 'glibc.malloc.hugetlb=0' })).toEqual({ GLIBC_TUNABLES: 'glibc.malloc.hugetlb=0' });
  expect(withLargePages({ GLIBC_TUNABLES: 'glibc.malloc.check=1' }).GLIBC_TUNABLES).toBe('glibc.malloc.check=1:glibc.malloc.hugetlb=1');
});
