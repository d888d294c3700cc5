import type { Part } from '../labels/passIndex.ts';

/** How much of the person a picture shows, read off the part map. */
export const FRAMING_CLASSES = ['face', 'portrait', 'full body', 'part', 'nobody'] as const;
export type FramingClass = (typeof FRAMING_CLASSES)[number];

const HEAD: readonly Part[] = [
  'face',
  'lips',
  'eye',
  'eyeSocket',
  'mouth',
  'scalpHair',
  'eyebrow',
  'eyelash',
  'facialHair',
  'hat',
  'glasses',
];
const FEET: readonly Part[] = ['foot', 'shoe'];

/** Less of the picture than this is nobody. */
const NOBODY = 0.001;
/** Of the person's own pixels: what counts as a head that is seen, as feet that are seen, as a picture of the face. */
const SEEN = { head: 0.02, feet: 0.005, face: 0.45 } as const;

/**
 * nobody: less than 1 ‰ of the picture is a person. face: head and hair are at least 45 % of the person's pixels. full body:
 * head and feet are both seen. portrait: the head is seen (at least 2 %). part: anything else, as a hand or legs.
 * @param partShares shares of all pixels by part; accessories and cloth count as the person's
 */
export function framingOf(partShares: Readonly<Record<string, number>>, personShare: number): FramingClass {
  if (personShare < NOBODY) return 'nobody';
  const share = (parts: readonly Part[]) => parts.reduce((sum, part) => sum + (partShares[part] ?? 0), 0) / personShare;
  const head = share(HEAD);
  if (head >= SEEN.face) return 'face';
  if (head < SEEN.head) return 'part';
  return share(FEET) >= SEEN.feet ? 'full body' : 'portrait';
}
