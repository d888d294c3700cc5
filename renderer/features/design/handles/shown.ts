import { texts } from '../../../texts/view.ts';
import type { Shown } from './fieldEdit.ts';

/** How the fields with handles are shown beside them. */
export const RADIUS: Shown = { label: texts.radius, unit: 'm', step: 0.01, digits: 2 };
export const HEIGHT: Shown = { label: texts.height, unit: 'm', step: 0.01, digits: 2 };
export const P_FRONT: Shown = { label: texts.pFront, unit: '', step: 0.01, digits: 2 };
export const SPREAD: Shown = { label: texts.focalSpread, unit: 'm', step: 0.005, digits: 3 };
export const LAMP_SIDE: Shown = { label: texts.lampSide, unit: 'm', step: 0.01, digits: 2 };
export const LAMP_POWER: Shown = { label: texts.lampPower, unit: 'W', step: 5, digits: 0 };

export function lampPlace(axis: 'x' | 'y' | 'z'): Shown {
  return { label: texts.lampPlace[axis], unit: '%', step: 0.01, digits: 0, factor: 100 };
}

export function roomSide(side: 'width' | 'depth' | 'height'): Shown {
  return { label: texts.room[side], unit: 'm', step: 0.05, digits: 2 };
}
