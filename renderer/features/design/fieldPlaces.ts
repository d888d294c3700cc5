import type { Field } from '../../forms/field.ts';
import type { texts } from '../../texts/design.ts';
import { BODY, POSE } from './fields/body.ts';
import { framingFields, LENS } from './fields/camera.ts';
import { BRIGHTNESS, LARGE_LAMP, LIGHT_MOOD, SMALL_LAMPS, STOPS, VIEW_TRANSFORM } from './fields/lights.ts';
import { CLOTHING, HAIR, HOW_MANY, ORIGINS, SKIN, TONES, WHO } from './fields/people.ts';
import { OUTPUTS, RENDER } from './fields/render.ts';
import { SIZE, SURROUNDINGS, WALLS } from './fields/room.ts';

/** Every value of a preset by the section of the inspector that shows it; those of framings as of the first one. */
export const FIELD_PLACES: readonly (readonly [keyof typeof texts.sections, readonly Field[]])[] = [
  ['camera', [...Object.values(framingFields(0)).flat(), ...LENS]],
  ['lights', [...LARGE_LAMP, ...SMALL_LAMPS, ...LIGHT_MOOD]],
  ['people', [...WHO, ...HOW_MANY, ...TONES, ...ORIGINS]],
  ['skin', SKIN],
  ['hair', HAIR],
  ['clothes', CLOTHING],
  ['body', [...BODY, ...POSE]],
  ['room', [...WALLS, ...SURROUNDINGS, ...SIZE]],
  ['exposure', [...BRIGHTNESS, ...STOPS, ...VIEW_TRANSFORM]],
  ['labels', OUTPUTS],
  ['render', RENDER],
];
