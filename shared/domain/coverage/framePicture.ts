import { encoded, linearOfLab, type Rgb } from '../colour/lab.ts';
import { PASS_INDEX } from '../labels/passIndex.ts';
import type { Person } from '../scene/spec/person.ts';
import type { Raster } from './raster.ts';

/** What a frame will look like: people in flat colours before nothing. */
export interface FramePicture {
  readonly frame: number;
  readonly width: number;
  readonly height: number;
  /** [height, width, 4]; transparent where nobody is. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

const CLOTH: Rgb = [95, 115, 145];
const NEUTRAL: Rgb = [92, 92, 98];
const LIPS: Rgb = [138, 59, 59];
const EYE: Rgb = [216, 216, 212];

/** sRGB of each surface of a person by pass index; a face is told from the rest of the skin by a little light. */
function coloursOf({ skin, hair, facialHair, garments }: Person): ReadonlyMap<number, Rgb> {
  const tone = encoded(linearOfLab(skin.lab));
  const strands = hair === null ? NEUTRAL : encoded(hair.colour);
  const beard = facialHair === null ? strands : encoded(facialHair.colour);
  const cut = garments.find((garment) => garment.kind === 'cut');
  const mixed = (share: number, other: Rgb): Rgb => [
    tone[0] + share * (other[0] - tone[0]),
    tone[1] + share * (other[1] - tone[1]),
    tone[2] + share * (other[2] - tone[2]),
  ];
  return new Map<number, Rgb>([
    [PASS_INDEX.face, mixed(0.1, [255, 255, 255])],
    [PASS_INDEX.body, tone],
    [PASS_INDEX.hand, tone],
    [PASS_INDEX.foot, tone],
    [PASS_INDEX.nails, tone],
    [PASS_INDEX.eyeSocket, tone],
    [PASS_INDEX.lips, mixed(0.5, LIPS)],
    [PASS_INDEX.eye, EYE],
    [PASS_INDEX.scalpHair, strands],
    [PASS_INDEX.eyebrow, strands],
    [PASS_INDEX.eyelash, strands],
    [PASS_INDEX.facialHair, beard],
    [PASS_INDEX.garment, cut === undefined ? CLOTH : encoded(cut.material.colour)],
  ]);
}

/** The raster in the colours of its people; `people` in the order in which they were drawn. */
export function paintedRaster({ width, height, ids }: Raster, people: readonly Person[], frame: number): FramePicture {
  const palettes = people.map(coloursOf);
  const rgba = new Uint8ClampedArray(4 * ids.length);
  ids.forEach((id, pixel) => {
    if (id === 0) return;
    const [red, green, blue] = palettes[id >> 9]?.get(id & 63) ?? NEUTRAL;
    rgba.set([red, green, blue, 255], 4 * pixel);
  });
  return { frame, width, height, rgba };
}
