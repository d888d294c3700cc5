import { z } from 'zod';
import { range, share, weights } from './values.ts';

/** 3.2 Scene generation. */
export const RoomPreset = z.strictObject({
  width: range(2, 30),
  depth: range(2, 30),
  height: range(2, 15),
  /** Photograph on a wall iff X < p_background, drawn for each wall by itself. */
  pBackground: share,
  /** Where the wall pictures come from; `userFolder` counts only where a folder is given. */
  backgrounds: weights('photographs', 'patterns', 'userFolder'),
  /** Share of frames in a panorama instead of a room. */
  environmentShare: share,
  clutter: range(0, 60),
  /** Tables, chairs, shelves, plants: larger things than clutter. */
  furniture: range(0, 16),
  /** Share of walls with a window or a door. */
  openingShare: share,
  /** Share of surfaces coloured like skin: wood, sand, leather, brick. */
  skinLikeShare: share,
});
