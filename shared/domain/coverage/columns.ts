import { FRAMING_CLASSES, type FramingClass } from '../variety/framing.ts';
import type { FrameForecast } from './frame.ts';
import type { Region } from './regions.ts';

/** Things that are or are not so in a picture, in the order of their bits. */
const FLAGS = ['isTruncated', 'showsFace', 'isOutside', 'isAtWall', 'isDark'] as const;
export type Flag = (typeof FLAGS)[number];

/** Forecasts of many frames as columns: cheap to send between threads and to look through. */
export interface ForecastColumns {
  readonly skinShare: Float32Array;
  readonly personShare: Float32Array;
  /** Radians from the front, signed. */
  readonly angle: Float32Array;
  /** Index into FRAMING_CLASSES. */
  readonly framing: Uint8Array;
  /** Bit per region in view. */
  readonly regions: Uint8Array;
  /** Bit per flag. */
  readonly flags: Uint8Array;
  /** Index into the preset's framings. */
  readonly asked: Uint8Array;
}

export function newColumns(count: number): ForecastColumns {
  return {
    skinShare: new Float32Array(count),
    personShare: new Float32Array(count),
    angle: new Float32Array(count),
    framing: new Uint8Array(count),
    regions: new Uint8Array(count),
    flags: new Uint8Array(count),
    asked: new Uint8Array(count),
  };
}

interface Surroundings {
  readonly isOutside: boolean;
  readonly isAtWall: boolean;
  readonly isDark: boolean;
  readonly framing: number;
}

export function writeFrame(columns: ForecastColumns, frame: number, forecast: FrameForecast, around: Surroundings): void {
  columns.skinShare[frame] = forecast.skinShare;
  columns.personShare[frame] = forecast.personShare;
  columns.angle[frame] = forecast.angle;
  columns.framing[frame] = FRAMING_CLASSES.indexOf(forecast.framing);
  columns.regions[frame] = bits(forecast.regions);
  columns.flags[frame] = bits([forecast.isTruncated, forecast.showsFace, around.isOutside, around.isAtWall, around.isDark]);
  columns.asked[frame] = Math.max(0, around.framing);
}

function bits(values: readonly boolean[]): number {
  return values.reduce((sum, value, bit) => sum + (value ? 1 << bit : 0), 0);
}

/** Share of frames of which a flag holds; 0 without frames. */
export function shareOf({ flags }: ForecastColumns, flag: Flag): number {
  const mask = 1 << FLAGS.indexOf(flag);
  return flags.reduce((sum, own) => sum + (own & mask ? 1 : 0), 0) / Math.max(1, flags.length);
}

/** Share of frames that show each region of the first person. */
export function regionShares({ regions }: ForecastColumns): Record<Region, number> {
  const share = (bit: number) => regions.reduce((sum, own) => sum + ((own >> bit) & 1), 0) / Math.max(1, regions.length);
  return { head: share(0), trunk: share(1), arms: share(2), hands: share(3), legs: share(4), feet: share(5) } satisfies Record<
    Region,
    number
  >;
}

/** Share of frames by framing class. */
export function framingShares({ framing }: Pick<ForecastColumns, 'framing'>): Record<FramingClass, number> {
  const share = (name: FramingClass) => {
    const index = FRAMING_CLASSES.indexOf(name);
    return framing.reduce((sum, own) => sum + (own === index ? 1 : 0), 0) / Math.max(1, framing.length);
  };
  return {
    face: share('face'),
    portrait: share('portrait'),
    'full body': share('full body'),
    part: share('part'),
    nobody: share('nobody'),
  };
}
