import { z } from 'zod';
import { ProviderName } from '../../scene/spec/person.ts';
import { range, share, weight, weights } from './values.ts';

/** 3.1 Human generation. */
export const PersonPreset = z.strictObject({
  /** Who makes the people: the studio itself, or an add-on in the user's Blender. */
  provider: ProviderName,
  femaleShare: share,
  /** Years. Adults only. */
  age: range(25, 90),
  muscle: range(0, 1),
  weight: range(0, 1),
  /** Metres, by gender. */
  height: z.strictObject({ female: range(1.4, 2.1), male: range(1.4, 2.1) }),
  ethnicity: weights('african', 'asian', 'caucasian'),
  /** Skin types I–VI by individual typology angle. */
  tone: weights('I', 'II', 'III', 'IV', 'V', 'VI'),
  /** What skin carries. Shares are of subjects, ranges are strengths 0 … 1. */
  skin: z.strictObject({
    /** Of the oldest; younger skin is lined less. */
    wrinkles: range(0, 1),
    pores: range(0, 1),
    /** Of fair skin; the darker, the fewer. */
    freckledShare: share,
    moles: range(0, 1),
    blemishes: range(0, 1),
    tanLineShare: share,
    /** Of women. */
    makeUpShare: share,
    tattooedShare: share,
  }),
  /** Standard deviation of the face and body detail morphs. */
  detail: z.number().min(0).max(0.6),
  expression: z.strictObject({ neutralShare: share, strength: range(0, 1) }),
  pose: z.strictObject({
    standing: weight,
    sitting: weight,
    moving: weight,
    /** Kneeling, squatting, lying. */
    floor: weight,
    /** Share of subjects whose upper and lower body come from different poses. */
    mixedShare: share,
    /** Share of hands that are laid on something or hold still somewhere, whatever the pose does. */
    handGoalShare: share,
    /** Standard deviation of joint jitter, radians. */
    jitter: z.number().min(0).max(0.5),
    /** Standard deviation of the turn away from the front, radians. */
    turn: z.number().min(0).max(3.15),
  }),
  hair: z.strictObject({
    baldShare: share,
    /** Share of cropped hair among men's; women's is a quarter of it. */
    croppedShare: share,
    naturalShare: share,
    /** Of men. */
    facialHairShare: share,
  }),
  clothing: z.strictObject({
    /** Clothed iff X < p_clothed (3.1). Others wear swimwear or little more, never nothing. */
    pClothed: share,
    /** Share of the clothed whose clothes are the asset pack's suits; the others' are cut from the body's own surface. */
    suitShare: share,
    shoesShare: share,
    hatShare: share,
    glassesShare: share,
    jewelleryShare: share,
    /** Share of those who wear a scarf, or a cloth over mouth and nose. */
    wrapShare: share,
    /** Share of garments with a pattern or a picture on them. */
    patternShare: share,
  }),
});
