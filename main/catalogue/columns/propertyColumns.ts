import { NumberProperty, type WordProperty, WordProperty as Words } from '../../../shared/domain/dataset/frameProperties.ts';

/** Columns of the table `frames` that hold the properties. */
export const NUMBER_COLUMNS: Readonly<Record<NumberProperty, string>> = {
  skinShare: 'skin_share',
  personShare: 'person_share',
  clothedShare: 'clothed_share',
  viewAngle: 'view_angle',
  focalLength: 'focal_length',
  cameraHeight: 'camera_height',
  ita: 'ita',
  itaDarkest: 'ita_darkest',
  itaLightest: 'ita_lightest',
  people: 'people',
  age: 'age',
  lights: 'lights',
  brightness: 'brightness',
  width: 'width',
  height: 'height',
};

export const WORD_COLUMNS: Readonly<Record<WordProperty, string>> = {
  framingClass: 'framing_class',
  framing: 'framing',
  skinType: 'skin_type',
  sex: 'sex',
  clothing: 'clothing',
  room: 'room',
  subject: 'group_name',
  subset: 'subset',
  split: 'split',
};

export const NUMBERS = NumberProperty.options;
export const WORDS = Words.options;

/** Asset ids in one text: none of them has a line break. */
export const BACKGROUND_SEPARATOR = '\n';
