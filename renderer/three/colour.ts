import { Color } from 'three';
import { linearOfLab } from '../../shared/domain/colour/lab.ts';

/** CIELAB (D65) → linear sRGB, clipped to 0 … 1. */
export function labColour(lab: readonly [number, number, number]): Color {
  return new Color(...linearOfLab(lab));
}
