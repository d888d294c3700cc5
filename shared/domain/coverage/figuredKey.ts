import type { Garment } from '../scene/spec/clothing.ts';
import type { Person } from '../scene/spec/person.ts';

/** All that a posed body depends on: two people of one key look the same to the raster. */
export function figuredKey({ body, pose, turn, garments, shoes, hat, hair, facialHair, accessories }: Person): string {
  const { details: _, ...shape } = body;
  return JSON.stringify([
    Object.values(shape),
    pose,
    turn,
    garments.map(cutOf),
    shoes?.asset,
    hat?.kind === 'made' ? hat.shape : hat?.asset,
    hair?.kind === 'cards' ? hair.asset : [hair?.length, hair?.recession],
    facialHair?.style,
    facialHair?.length,
    accessories.map((one) => (one.kind === 'glasses' ? [one.lens, one.size] : one.kind === 'scarf' ? one.thickness : one.kind)),
  ]);
}

function cutOf(garment: Garment): unknown {
  if (garment.kind === 'fitted') return [garment.asset, garment.part];
  const { material: _, foldSeed: __, ...cut } = garment;
  return Object.values(cut);
}
