/**
 * node tools/varietyPage.mjs [--frames 64] [--size 256] [--samples 2] [--specs 2000] [--real DIR,DIR] [--work DIR] [--only mixed,faces]
 * Makes the figures and pictures of docs/variety.md anew: renders so many frames of each built-in preset into --work (what is
 * there already is kept), measures them by `s2mgen variety`, and writes tables and contact sheets between the markers. A whole
 * run takes some minutes; with --only, the other presets keep the figures that were measured last.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contactSheet, jpegWithin } from './contactSheet.mjs';
import { isRightNode, rightNode } from './setup/node.mjs';
import { passOn } from './setup/passOn.mjs';

if (!isRightNode()) process.exit(await passOn(rightNode(), [import.meta.filename, ...process.argv.slice(2)]));
const { BUILTIN_PRESETS } = await import('../shared/domain/preset/builtin.ts');

const root = path.resolve(import.meta.dirname, '..');
const page = path.join(root, 'docs', 'variety.md');
const pictures = path.join(root, 'docs', 'pictures');
const COLUMNS = 8;
const SIDE = 112;
const KILOBYTES = 250;

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '64' },
    size: { type: 'string', default: '256' },
    samples: { type: 'string', default: '2' },
    specs: { type: 'string', default: '2000' },
    real: { type: 'string', default: '' },
    work: { type: 'string', default: path.join(os.tmpdir(), 's2mgen-variety') },
    only: { type: 'string', default: '' },
  },
});

function s2mgen(...args) {
  return execFileSync(process.execPath, [path.join(root, 'tools', 's2mgen.mjs'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  }).trim();
}

/** Replaces what stands between `<!-- name -->` and `<!-- end name -->`. */
function between(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} lacks the markers ${start} and ${end}.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

const wanted = values.only === '' ? null : values.only.split(',');
const presets = BUILTIN_PRESETS.map(({ name }) => name).filter((name) => wanted === null || wanted.includes(name));
mkdirSync(pictures, { recursive: true });
for (const name of presets) {
  const { frames, size, samples } = values;
  s2mgen(
    'render',
    '--preset',
    name,
    '--out',
    path.join(values.work, name),
    '--frames',
    frames,
    '--size',
    size,
    '--samples',
    samples,
    '--name',
    name,
  );
  const sheet = await contactSheet(path.join(values.work, name), { columns: COLUMNS, side: SIDE, count: Number(frames), masks: false });
  writeFileSync(path.join(pictures, `variety-${name}.jpg`), await jpegWithin(sheet, KILOBYTES));
  const masked = await contactSheet(path.join(values.work, name), { columns: COLUMNS, side: SIDE, count: 2 * COLUMNS, masks: true });
  writeFileSync(path.join(pictures, `variety-${name}-masks.jpg`), await jpegWithin(masked, KILOBYTES));
}

const measured = BUILTIN_PRESETS.map(({ name }) => name).filter((name) => existsSync(path.join(values.work, name, 'dataset.json')));
const real = values.real === '' ? [] : ['--real', values.real];
let text = readFileSync(page, 'utf8');
text = between(text, 'figures', `\n${s2mgen('variety', ...measured.map((name) => path.join(values.work, name)), ...real)}\n`);
text = between(
  text,
  'sheets',
  measured
    .map((name) => {
      const { notes } = BUILTIN_PRESETS.find((preset) => preset.name === name);
      return `\n### ${name}\n${notes}\n\n![Frames of the preset ${name}](pictures/variety-${name}.jpg)\n\n![Frames of ${name} above their skin masks](pictures/variety-${name}-masks.jpg)\n`;
    })
    .join(''),
);
text = between(text, 'shares', `\n${s2mgen('variety', '--preset', 'mixed', '--specs', values.specs)}\n`);
writeFileSync(page, text);
console.log(`${path.relative(root, page)}: ${measured.join(', ')}`);
