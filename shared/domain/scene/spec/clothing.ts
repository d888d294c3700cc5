import { z } from 'zod';
import { Material } from './material.ts';
import { AssetId, Colour, finite, Recolour, share } from './values.ts';

/** A part of a fitted item of the asset pack. `part` picks connected pieces of a suit. */
export const FittedGarment = z.strictObject({
  kind: z.literal('fitted'),
  asset: AssetId,
  part: z.enum(['whole', 'top', 'bottom']),
  /** Which of the item's textures (a fedora has three). */
  variant: z.int().min(0),
  recolour: Recolour,
  roughness: share,
  /** Replaces the item's texture when set. */
  material: Material.nullable(),
});

/**
 * A garment cut out of the base mesh's helper surfaces by bone and by rest position on the neutral body. Heights are
 * metres in the base mesh's own rest frame, whose zero lies at hip level: waist about 0.1, shoulders 0.5, knee −0.35,
 * ankle −0.75.
 */
export const CutGarment = z.strictObject({
  kind: z.literal('cut'),
  /** `suit` covers trunk and legs in one piece. */
  region: z.enum(['top', 'bottom', 'skirt', 'suit']),
  upperEdge: finite,
  lowerEdge: finite,
  /** How far from the body's midline a sleeve reaches; below the shoulder's distance there is no sleeve. */
  sleeve: z.number().min(0),
  /** Depth of a V-neck in front. */
  neckline: z.number().min(0),
  /** Distance from the body. */
  offset: z.number().min(0.001).max(0.05),
  /** Half the gap in front at the lower edge, in the rest frame: jackets and coats worn open. 0 is closed. */
  opening: z.number().min(0).max(0.15),
  /** How much higher a leg opening sits at the side than at the crotch. */
  legCut: z.number().min(0).max(0.12),
  /** How much farther from the body the lower edge is than the upper one. */
  flare: z.number().min(0).max(0.12),
  collar: z.enum(['none', 'shirt', 'hood']),
  /** Width of the turned-up edge; 0 is cut clean. */
  hem: z.number().min(0).max(0.1),
  /** How much the cloth wrinkles, and which wrinkles: 0 is taut. */
  folds: share,
  foldSeed: z.int().min(0).max(65_535),
  material: Material,
});

/** What the provider makes itself, on the skull. */
const MadeHat = z.strictObject({
  kind: z.literal('made'),
  shape: z.enum(['beanie', 'cap', 'headscarf']),
  material: Material,
});

export const Hat = z.discriminatedUnion('kind', [FittedGarment, MadeHat]);
export type Hat = z.infer<typeof Hat>;

export const Garment = z.discriminatedUnion('kind', [FittedGarment, CutGarment]);
export type Garment = z.infer<typeof Garment>;
export type CutGarment = z.infer<typeof CutGarment>;

const metal = { colour: Colour, /** 0 plastic or cloth, 1 metal. */ metallic: share };

/**
 * Small things that people wear, made by the provider itself and laid on the body's landmarks. Never skin; skin behind a
 * clear lens is skin.
 */
export const Accessory = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('glasses'),
    shape: z.enum(['round', 'rectangular', 'aviator', 'cat']),
    /** Width of one lens in metres. */
    size: z.number().min(0.03).max(0.08),
    thickness: z.number().min(0.0005).max(0.006),
    lens: z.enum(['clear', 'tinted', 'dark']),
    ...metal,
  }),
  z.strictObject({ kind: z.literal('earrings'), shape: z.enum(['stud', 'hoop', 'drop']), size: z.number().min(0.002).max(0.08), ...metal }),
  z.strictObject({
    kind: z.literal('necklace'),
    shape: z.enum(['chain', 'beads', 'pendant']),
    /** How far it hangs below the pit of the neck, metres. */
    drop: z.number().min(0).max(0.3),
    thickness: z.number().min(0.0005).max(0.02),
    ...metal,
  }),
  z.strictObject({
    kind: z.literal('wrist'),
    shape: z.enum(['watch', 'bangle', 'strap']),
    side: z.enum(['left', 'right']),
    width: z.number().min(0.002).max(0.06),
    ...metal,
  }),
  /** Cloth over mouth and nose. */
  z.strictObject({ kind: z.literal('mask'), material: Material }),
  /** Cloth around the neck; how thick it lies there, metres. */
  z.strictObject({ kind: z.literal('scarf'), thickness: z.number().min(0.005).max(0.06), material: Material }),
]);
export type Accessory = z.infer<typeof Accessory>;
