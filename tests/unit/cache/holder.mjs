// Takes a lock or fills a folder, says so, and stays until it is killed or its stdin closes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillOnce } from '../../../main/cache/fill.ts';

const [folder, mode] = process.argv.slice(2);
await fillOnce(
  folder,
  async (temporary) => {
    await writeFile(join(temporary, 'half'), mode);
    console.log('filling');
    if (mode === 'stay') await new Promise((resolve) => process.stdin.on('end', resolve).resume());
    await writeFile(join(temporary, 'whole'), String(process.pid));
  },
  { isWhole: async (place) => (await import('node:fs')).existsSync(join(place, 'whole')) },
);
console.log('done');
