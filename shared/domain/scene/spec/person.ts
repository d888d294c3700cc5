import { z } from 'zod';
import { Accessory, FittedGarment, Garment, Hat } from './clothing.ts';
import { FacialHair, Hair } from './hair.ts';
import { Pose } from './pose.ts';
import { Skin } from './skin.ts';
import { AssetId, Colour, finite, share } from './values.ts';

/** Who makes the person: the studio itself, or an add-on in the user's Blender. */
const PROVIDERS = ['builtin', 'mpfb', 'humanGenerator'] as const;
export const ProviderName = z.enum(PROVIDERS);
export type ProviderName = z.infer<typeof ProviderName>;

export const Person = z.strictObject({
  provider: ProviderName,
  body: z.strictObject({
    /** 0 female … 1 male. */
    gender: share,
    /** Adults only: refused below 25 here, in the preset and in the worker. */
    age: z.number().min(25).max(90),
    muscle: share,
    weight: share,
    /** Standing height in metres; the worker solves for the height slider. */
    height: z.number().min(1.4).max(2.1),
    proportions: share,
    cupSize: share,
    firmness: share,
    ethnicity: z.strictObject({ african: share, asian: share, caucasian: share }),
    /** Detail morphs by target group name, −1 … 1: `{"head/head-age": 0.3}`. */
    details: z.record(z.string(), z.number().min(-1).max(1)),
  }),
  skin: Skin,
  eyes: z.strictObject({ asset: AssetId, variant: z.int().min(0) }),
  eyebrows: z.strictObject({ asset: AssetId, colour: Colour }),
  eyelashes: z.strictObject({ asset: AssetId }),
  hair: Hair.nullable(),
  facialHair: FacialHair.nullable(),
  clothed: z.boolean(),
  garments: z.array(Garment),
  shoes: FittedGarment.nullable(),
  hat: Hat.nullable(),
  accessories: z.array(Accessory).max(8),
  pose: Pose,
  /** Face units 0 … 1, named as in `expression/units/<ethnicity>/<unit>`. */
  expression: z.record(z.string(), share),
  /** Turn about the vertical axis. */
  turn: finite,
});
export type Person = z.infer<typeof Person>;
