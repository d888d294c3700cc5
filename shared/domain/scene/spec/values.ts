import { z } from 'zod';

/** Values that scene specs are made of. Metres, radians, linear RGB in 0..1. */
export const finite = z.number();
export const share = z.number().min(0).max(1);
export const Vector = z.tuple([finite, finite, finite]);
export const Colour = z.tuple([share, share, share]);
export const AssetId = z.string().min(1);

/** Hue is an offset in turns (0.5 leaves it), saturation and value are factors: Blender's Hue/Saturation node. */
export const Recolour = z.strictObject({ hue: share, saturation: z.number().min(0), value: z.number().min(0) });
