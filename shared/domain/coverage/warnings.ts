import type { Preset } from '../preset/schema.ts';
import { quartiles } from '../variety/summary.ts';
import { type ForecastColumns, framingShares, regionShares, shareOf } from './columns.ts';

/** Something that a forecast shows and that its author may not have meant, and the section of the inspector that causes it. */
export interface Warning {
  readonly kind: 'noFace' | 'outside' | 'atWall' | 'nobody' | 'noDark' | 'littleSkin' | 'noBack' | 'noHands' | 'noFeet' | 'alwaysCut';
  /** Share of the frames it tells of. */
  readonly share: number;
  readonly section: 'camera' | 'room' | 'people' | 'clothes';
}

/** From where on it is worth a word. */
const WORTH = {
  noFace: 0.25,
  atWall: 0.1,
  nobody: 0.02,
  fewDark: 0.04,
  littleSkin: 0.04,
  back: 0.02,
  hands: 0.03,
  feet: 0.02,
  cut: 0.97,
} as const;

/** What to warn of, the gravest first. None for a forecast without frames. */
export function warningsOf(columns: ForecastColumns, preset: Pick<Preset, 'emptyShare'>): Warning[] {
  const count = columns.skinShare.length;
  if (count === 0) return [];
  const framing = framingShares(columns);
  const regions = regionShares(columns);
  const faceless = 1 - shareOf(columns, 'showsFace');
  const dark = shareOf(columns, 'isDark');
  const outside = shareOf(columns, 'isOutside');
  const atWall = shareOf(columns, 'isAtWall');
  const back = columns.angle.reduce((sum, angle) => sum + (Math.abs(angle) > Math.PI / 2 ? 1 : 0), 0) / count;
  const missed = framing.nobody - preset.emptyShare;
  const found: (Warning | false)[] = [
    outside > 0 && { kind: 'outside', share: outside, section: 'room' },
    missed > WORTH.nobody && { kind: 'nobody', share: framing.nobody, section: 'camera' },
    faceless > WORTH.noFace && { kind: 'noFace', share: faceless, section: 'camera' },
    dark < WORTH.fewDark && { kind: 'noDark', share: dark, section: 'people' },
    quartiles(columns.skinShare).median < WORTH.littleSkin && { kind: 'littleSkin', share: 0.5, section: 'clothes' },
    atWall > WORTH.atWall && { kind: 'atWall', share: atWall, section: 'room' },
    back < WORTH.back && { kind: 'noBack', share: back, section: 'camera' },
    regions.hands < WORTH.hands && { kind: 'noHands', share: regions.hands, section: 'camera' },
    regions.feet < WORTH.feet && { kind: 'noFeet', share: regions.feet, section: 'camera' },
    shareOf(columns, 'isTruncated') > WORTH.cut && { kind: 'alwaysCut', share: shareOf(columns, 'isTruncated'), section: 'camera' },
  ];
  return found.filter((warning) => warning !== false);
}
