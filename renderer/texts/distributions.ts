/** Words of the distributions beside the fields. */
export const texts = {
  current: (name: string) => `this frame: ${name}`,
  gap: (name: string, points: string) =>
    `Mark: asked for. Bar: drawn. Furthest apart: ${name}, by ${points} percentage ${points === '1' ? 'point' : 'points'}.`,
  heightFemale: 'Height, female',
  heightMale: 'Height, male',
  triangular: (low: string, high: string) => `Half of the people are ${low} to ${high} m tall.`,
  tones: 'Skin types drawn',
  clothes: 'Clothed or not',
  clothed: 'Clothed',
  unclothed: 'Swimwear or little more',
  poses: 'Poses',
  pose: { standing: 'Standing', sitting: 'Sitting', moving: 'Moving', floor: 'On the floor' },
  walls: 'Pictures on walls',
  wall: {
    photographs: 'Photographs',
    patterns: 'Patterns',
    userFolder: 'Yours',
    panorama: 'Panorama',
    'picture on a wall': 'Wall with a picture',
  } as Readonly<Record<string, string>>,
  framings: 'Framings',
} as const;
