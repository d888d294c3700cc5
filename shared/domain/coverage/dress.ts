import type { CutGarment, Garment } from '../scene/spec/clothing.ts';
import type { Person } from '../scene/spec/person.ts';
import { standOff, upperEdge, writeClothField } from './clothField.ts';
import { type Band, COLLARS_FROM, collarBand, scarfBand } from './collar.ts';
import type { Figure } from './figure.ts';

/** Gender from which on a body is dressed as a man's. */
const FEMALE_BELOW = 0.5;
/** Decimetres by which the field of a garment of the pack is positive where it covers, and what such cloth adds to its measured distance. */
const FITTED_FIELD = 0.3;
const BARE = -9;

type Worn = Pick<Person, 'garments' | 'shoes' | 'body' | 'accessories'>;

/** What clothes do to the vertices of body and skirt. Reused from person to person. */
export interface Dressed {
  /** Decimetres from the nearest edge of cloth, positive below it. */
  readonly field: Float32Array;
  /** How far the outermost cloth lies above each vertex, decimetres. */
  readonly offset: Float32Array;
  /** 1 where a shoe covers. */
  readonly shod: Uint8Array;
  /** How many vertices there are to show: those of the skirt, the last ones, only where one is worn. */
  shown: number;
  /** Room for the field of one garment. */
  readonly own: Float32Array;
}

export function newDressed(figure: Figure): Dressed {
  const count = figure.counts.meshed;
  return {
    field: new Float32Array(count),
    offset: new Float32Array(count),
    shod: new Uint8Array(count),
    shown: count,
    own: new Float32Array(count),
  };
}

const isClosedSkirt = (garment: Garment): garment is CutGarment =>
  garment.kind === 'cut' && garment.region === 'skirt' && garment.opening === 0;

/** A skirt gets briefs of its own cloth below it. */
function layersOf(garments: readonly Garment[]): Garment[] {
  const briefs = garments
    .filter(isClosedSkirt)
    .map((skirt): CutGarment => ({ ...skirt, region: 'bottom', lowerEdge: 0, offset: 0.003, opening: 0, flare: 0 }));
  return [...briefs, ...garments];
}

/** Writes what a person wears, but for what is on the head, into `out`. */
export function dress(person: Worn, figure: Figure, out: Dressed): void {
  const { field, offset, shod } = out;
  field.fill(BARE);
  offset.fill(0);
  shod.fill(0);
  const female = person.body.gender < FEMALE_BELOW;
  const skirts = person.garments.filter(isClosedSkirt);
  const hasSkirt = person.garments.some((garment) => garment.kind === 'cut' && garment.region === 'skirt');
  out.shown = hasSkirt ? figure.counts.meshed : figure.counts.body;
  const waistband = skirts.length > 0 ? Math.max(...skirts.map(upperEdge)) : null;
  for (const garment of layersOf(person.garments)) {
    if (garment.kind === 'cut') putOnCut(garment, figure, female, waistband, out);
    else putOn(`${garment.asset} ${garment.part}`, figure, out);
  }
  const collared = person.garments.filter((garment) => garment.kind === 'cut' && garment.collar !== 'none');
  for (const garment of collared) if (garment.kind === 'cut') putAround((x, y, z) => collarBand(garment, x, y, z), figure, out);
  const scarf = person.accessories.find(({ kind }) => kind === 'scarf');
  if (scarf?.kind === 'scarf') putAround((x, y, z) => scarfBand(scarf.thickness * 10, x, y, z), figure, out);
  const shoes = person.shoes === null ? undefined : figure.worn(`${person.shoes.asset} whole`);
  if (shoes === undefined) return;
  for (let vertex = 0; vertex < shoes.length; vertex++) {
    const far = shoes[vertex] ?? 0;
    if (far <= 0 || (figure.neutral[3 * vertex + 1] ?? 0) > -6) continue;
    shod[vertex] = 1;
    offset[vertex] = Math.max(offset[vertex] ?? 0, far);
  }
}

function putOnCut(garment: CutGarment, figure: Figure, female: boolean, waistband: number | null, out: Dressed): void {
  const { field, offset, own: fields } = out;
  const { body, meshed } = figure.counts;
  const [from, to] = garment.region === 'skirt' ? [body, meshed] : [0, body];
  writeClothField(garment, figure, [from, to], female, waistband, fields);
  for (let vertex = from; vertex < to; vertex++) {
    const own = fields[vertex] ?? 0;
    if (own > (field[vertex] ?? 0)) field[vertex] = own;
    if (own <= 0) continue;
    const far = standOff(garment, figure.neutral[3 * vertex + 1] ?? 0, figure.arm[vertex] ?? 0);
    if (far > (offset[vertex] ?? 0)) offset[vertex] = far;
  }
}

/** A band around the neck, over everything. */
function putAround(bandAt: (x: number, y: number, z: number) => Band, figure: Figure, { field, offset }: Dressed): void {
  for (let vertex = 0; vertex < figure.counts.body; vertex++) {
    const y = figure.neutral[3 * vertex + 1] ?? 0;
    if (y < COLLARS_FROM || y > 6.8) continue;
    const band = bandAt(figure.neutral[3 * vertex] ?? 0, y, figure.neutral[3 * vertex + 2] ?? 0);
    if (band.field > (field[vertex] ?? 0)) field[vertex] = band.field;
    if (band.field > 0) offset[vertex] = (offset[vertex] ?? 0) + band.offset;
  }
}

/** An asset of the pack; of what the table does not know (a pack of the user's) nothing is put on. */
function putOn(name: string, figure: Figure, { field, offset }: Dressed): void {
  const worn = figure.worn(name);
  if (worn === undefined) return;
  for (let vertex = 0; vertex < worn.length; vertex++) {
    const far = worn[vertex] ?? 0;
    const own = far > 0 ? FITTED_FIELD : -FITTED_FIELD;
    if (own > (field[vertex] ?? 0)) field[vertex] = own;
    if (far > 0) offset[vertex] = Math.max(offset[vertex] ?? 0, far);
  }
}
