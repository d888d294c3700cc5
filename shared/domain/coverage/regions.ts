/** Body regions that a forecast tells apart. */
export const REGIONS = ['head', 'trunk', 'arms', 'hands', 'legs', 'feet'] as const;
export type Region = (typeof REGIONS)[number];
