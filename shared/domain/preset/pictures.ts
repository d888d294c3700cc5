import type { Preset } from './schema.ts';

/** Frames that stand for a preset in the gallery: of different subjects, as subjects usually have 4 frames. */
const FRAMES = [0, 5, 10, 15] as const;

/** Which frames of a preset its picture shows. */
export function picturedFrames({ frames }: Preset): number[] {
  return FRAMES.filter((frame) => frame < frames);
}
