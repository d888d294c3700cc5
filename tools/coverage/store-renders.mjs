// Writes tests/fixtures/coverage/renders.json: masks of a few real renders, and what the forecast needs to know of their scenes.
// node tools/coverage/store-renders.mjs DATASET FRAME…
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const OUT = join(import.meta.dirname, '../../tests/fixtures/coverage/renders.json');
const [dataset = '', ...numbers] = process.argv.slice(2);
const lines = readFileSync(join(dataset, 'frames.jsonl'), 'utf8').trim().split('\n');
const records = lines.map((line) => JSON.parse(line)).filter(({ frame }) => numbers.includes(String(frame)));

/** One bit per pixel, row by row, the first in the highest bit. */
async function bitsOf(file) {
  const grey = await sharp(join(dataset, file)).greyscale().raw().toBuffer();
  const bits = Buffer.alloc(grey.length / 8);
  for (const [at, value] of grey.entries()) if (value > 127) bits[at >> 3] |= 128 >> (at & 7);
  return bits.toString('base64');
}

const withoutLooks = ({ material: _, recolour: __, ...rest }) => rest;

const frames = [];
for (const { frame, files, spec, attempt, skinShare, personShare } of records) {
  const people = spec.people.map(({ position, person }) => ({
    position,
    person: {
      body: { ...person.body, details: {} },
      pose: person.pose,
      turn: person.turn,
      garments: person.garments.map(withoutLooks),
      shoes: person.shoes && withoutLooks(person.shoes),
      hat: person.hat && withoutLooks(person.hat),
      hair: person.hair,
      facialHair: person.facialHair,
      accessories: person.accessories.map(withoutLooks),
    },
  }));
  const { width, height } = spec.render;
  const masks = { skin: await bitsOf(files.skin), person: await bitsOf(files.person) };
  frames.push({ frame, width, height, people, camera: spec.cameras[attempt], skin: spec.labels.skin, skinShare, personShare, masks });
}
writeFileSync(OUT, `${JSON.stringify({ frames })}\n`);
