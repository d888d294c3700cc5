import { z } from 'zod';

/**
 * How a training uses pictures of the domain that the model is for (the target) beside those it learns from (the source,
 * mostly synthetic). BGC needs the target's masks; the others never look at them.
 */
export const Adaptation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /**
   * Balanced Gradient Contribution (Ros et al. 2016, "Training constrained deconvolutional networks for road scene semantic
   * segmentation"): every batch holds labelled pictures of both domains.
   */
  z.strictObject({
    kind: z.literal('bgc'),
    /** Share of each batch that is the target's. */
    targetShare: z.number().gt(0).lt(1),
  }),
  /**
   * Fourier Domain Adaptation (Yang and Soatto 2020): the low frequencies' amplitude of a source picture is replaced by that
   * of a target picture; its phase stays.
   */
  z.strictObject({
    kind: z.literal('fda'),
    /** β: half the side of the replaced square of frequencies, as a share of the patch (paper: 0.01–0.09). */
    band: z.number().gt(0).max(0.5),
    /** Share of source patches that are changed. */
    share: z.number().gt(0).max(1),
  }),
  /**
   * Domain-adversarial training (Ganin et al. 2016): a small classifier reads the domain off the deepest features, whose
   * gradient is reversed. The reversal grows as λ(p) = 2/(1 + e^(−γp)) − 1 over the course p = 0 … 1 of the training.
   */
  z.strictObject({
    kind: z.literal('dann'),
    /** Factor on the reversed gradient. */
    weight: z.number().gt(0).max(10),
    gamma: z.number().gt(0).max(100),
    /** Hidden units of the domain classifier. */
    hidden: z.int().min(1).max(1024),
  }),
  /**
   * PixMatch (Melas-Kyriazi and Manrai 2021): the prediction on a target picture is the label of its perturbed copy; no
   * gradient flows through the label.
   */
  z.strictObject({
    kind: z.literal('pixmatch'),
    /** λ of the consistency loss. */
    weight: z.number().gt(0).max(10),
    /** Pixels whose probability is nearer to a half than this carry no loss; 0.5 takes all. */
    confidence: z.number().min(0.5).lt(1),
    /** `fourier`: FDA from the target to a source picture with `band`; `colour`: strong jitter. */
    perturbation: z.enum(['fourier', 'colour']),
    band: z.number().gt(0).max(0.5),
  }),
]);
export type Adaptation = z.infer<typeof Adaptation>;
export type AdaptationKind = Adaptation['kind'];
export const ADAPTATION_KINDS = Adaptation.options.map(({ shape }) => shape.kind.value);

/** The values of each method's paper, where it names them. */
export const ADAPTATIONS = {
  none: { kind: 'none' },
  bgc: { kind: 'bgc', targetShare: 0.6 },
  fda: { kind: 'fda', band: 0.01, share: 1 },
  dann: { kind: 'dann', weight: 1, gamma: 10, hidden: 64 },
  pixmatch: { kind: 'pixmatch', weight: 0.25, confidence: 0.5, perturbation: 'fourier', band: 0.01 },
} as const satisfies { [Kind in AdaptationKind]: Extract<Adaptation, { kind: Kind }> };
