/**
 * `node tools/matrix.mjs`: the same few frames in every Blender that is here, at one and at two threads, and a table of what
 * their labels hash to. Labels of opaque surfaces must be the same everywhere: exit code 1 where they are not, or where a
 * Blender cannot render. What lies under hair cards may differ by single pixels between versions; that is shown and allowed.
 *
 * Blenders: those that the studio finds, and those that S2MGEN_BLENDERS names (Pythons with bpy or programs, separated by the
 * platform's path delimiter). `node tools/matrix.mjs --size 128 --threads 1,2,4` changes the rest.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { blenderCandidates, ensureAssetPack, findBlender, startWorker } from '../main/blender/index.ts';
import { cacheFolder } from '../main/places.ts';
import { matrixSpecs } from './matrix/specs.mjs';

const WIDTH = 28;
const { values } = parseArgs({ options: { size: { type: 'string', default: '96' }, threads: { type: 'string', default: '1,2' } } });
const cache = cacheFolder();
const named = (process.env.S2MGEN_BLENDERS ?? '').split(path.delimiter).filter(Boolean);
const found = (await blenderCandidates({ cache })).map((candidate) => candidate.path);
const specs = matrixSpecs(Number(values.size));
const names = specs.map(({ name }) => name.padEnd(14)).join('');
console.log(`${''.padEnd(WIDTH)}${names}`);
const out = await mkdtemp(path.join(os.tmpdir(), 's2mgen-matrix-'));
const rows = [];
const problems = [];
let pack;
try {
  for (const blender of new Set([...named, ...found])) {
    try {
      const installation = await findBlender({ configured: blender, cache });
      pack ??= await ensureAssetPack(installation, { cache });
      for (const threads of values.threads.split(',').map(Number)) rows.push(await render(installation, pack, threads));
    } catch (error) {
      problems.push(`${blender}: ${error.message}`);
    }
  }
} finally {
  await rm(out, { recursive: true, force: true });
}
report();

async function render(installation, assets, threads) {
  const worker = await startWorker(installation, assets, { threads, device: 'cpu' });
  const hashes = {};
  try {
    for (const { name, spec } of specs) {
      try {
        const { sha256, people } = await worker.render(spec, path.join(out, `${rows.length}`));
        hashes[name] = [sha256.parts, sha256.instances].join(' ');
        if (people.length !== spec.people.length) problems.push(`${installation.version}: ${name} shows ${people.length} people`);
      } catch (error) {
        problems.push(`Blender ${installation.version}, ${threads} threads, ${name}: ${error.message}`);
      }
    }
  } finally {
    await worker.close();
  }
  const label = `${installation.version} ${installation.launcher}, ${threads} thread${threads === 1 ? '' : 's'}`;
  console.log(label.padEnd(WIDTH) + specs.map(({ name }) => (hashes[name]?.slice(0, 12) ?? 'failed').padEnd(14)).join(''));
  return hashes;
}

function report() {
  for (const { name, isOpaque } of specs) {
    const kinds = new Set(rows.map((hashes) => hashes[name])).size;
    if (kinds <= 1) continue;
    if (isOpaque) problems.push(`${name}: ${kinds} different label maps; it shows nothing but opaque surfaces`);
    else console.log(`${name}: ${kinds} different label maps, by what hair cards let through.`);
  }
  if (rows.length === 0) problems.push('There is no Blender.');
  for (const problem of problems) console.log(problem);
  console.log(problems.length === 0 ? `Labels of opaque surfaces are equal in all ${rows.length} runs.` : `${problems.length} problems.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
