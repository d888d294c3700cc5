import { builtinPreset } from './builtin.ts';
import type { Preset } from './schema.ts';

/** What a new preset can look at, and the built-in preset that does it. */
export const FRAMINGS = {
  face: 'faces',
  portrait: 'portraits',
  body: 'full-body',
  hands: 'hands-and-feet',
  group: 'groups',
  mixed: 'mixed',
} as const;
export type NewFraming = keyof typeof FRAMINGS;

/** Where its light comes from. */
export const LIGHTS = ['lamps', 'window', 'panorama'] as const;
export type NewLight = (typeof LIGHTS)[number];

function builtin(name: string): Preset {
  const preset = builtinPreset(name);
  if (preset === undefined) throw new Error(`There is no built-in preset ${name}.`);
  return preset;
}

function lit(preset: Preset, light: NewLight): Preset {
  switch (light) {
    case 'lamps':
      return preset;
    case 'window': {
      const { lights, room, camera } = builtin('window-portraits');
      // The room keeps its size: whole people need more of it.
      const { width, depth, height } = preset.room;
      // One soft lamp at one side, as high as a window.
      const large = { ...lights.large, place: { x: { min: -1, max: -0.6 }, y: { min: -0.8, max: 0.6 }, z: { min: 0.25, max: 0.8 } } };
      return {
        ...preset,
        room: { ...room, width, depth, height },
        lights: { ...lights, large },
        camera: { ...preset.camera, depthOfField: camera.depthOfField },
      };
    }
    case 'panorama':
      return { ...preset, room: { ...preset.room, environmentShare: 1 } };
  }
}

/** A preset to begin with: the framing of one built-in preset in the light of another, everything else as usual. */
export function newPreset(name: string, framing: NewFraming, light: NewLight): Preset {
  return { ...lit(builtin(FRAMINGS[framing]), light), name, notes: '' };
}
