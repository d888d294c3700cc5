import { z } from 'zod';
import { AssetId, Colour, finite, Recolour, share } from './values.ts';

const PATTERNS = [
  'check',
  'stripes',
  'noise',
  'cells',
  'wood',
  'leather',
  'sand',
  'foliage',
  'brick',
  'dots',
  'tartan',
  'denim',
  'knit',
  'floral',
  'tiles',
  'panels',
  'damask',
  'marble',
  'fur',
  'books',
] as const;

/** A crop of a picture, in texture coordinates (0,0 = lower left), repeated over the surface. */
const PictureTexture = z.strictObject({
  kind: z.literal('picture'),
  asset: AssetId,
  crop: z.tuple([share, share, share, share]),
  mirrored: z.boolean(),
  repeat: z.number().min(1),
  recolour: Recolour,
});

const PatternTexture = z.strictObject({
  kind: z.literal('pattern'),
  pattern: z.enum(PATTERNS),
  second: Colour,
  /** Features per metre. */
  scale: z.number().positive(),
  detail: z.number().min(0).max(15),
  distortion: z.number().min(0),
  angle: finite,
});

export const Material = z.strictObject({
  colour: Colour,
  roughness: share,
  specular: share,
  bump: share,
  texture: z.discriminatedUnion('kind', [PictureTexture, PatternTexture]).nullable(),
});
export type Material = z.infer<typeof Material>;
export type Pattern = z.infer<typeof PatternTexture>;
