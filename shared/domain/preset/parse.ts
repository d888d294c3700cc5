import { z } from 'zod';
import { PRESET_FORMAT, PRESET_VERSION, Preset } from './schema.ts';
import { upgradePreset } from './upgrade.ts';

export interface RuleBreak {
  /** `camera.framings.0.height`, or empty for the file as a whole. */
  readonly path: string;
  readonly rule: string;
}

/** A preset that cannot be used, with every broken rule and where it is. */
export class PresetError extends Error {
  readonly breaks: readonly RuleBreak[];
  /** A later version of the studio made it. */
  readonly newer: boolean;

  constructor(breaks: readonly RuleBreak[], newer = false) {
    const lines = breaks.map(({ path, rule }) => (path ? `${path}: ${rule}` : rule));
    super(`This preset cannot be used. ${lines.join('; ')}.`);
    this.name = 'PresetError';
    this.breaks = breaks;
    this.newer = newer;
  }
}

function describe(issue: z.core.$ZodIssue): RuleBreak {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return { path, rule: `unknown key ${keys}` };
  }
  return { path, rule: issue.message.charAt(0).toLowerCase() + issue.message.slice(1) };
}

const Header = z.object({ format: z.literal(PRESET_FORMAT), version: z.number() });

/**
 * Text of a preset file, or a value already parsed from JSON, → preset.
 * @throws PresetError naming the path and the rule of everything that is wrong.
 */
export function parsePreset(source: unknown): Preset {
  let value = source;
  if (typeof source === 'string') {
    try {
      value = JSON.parse(source);
    } catch (error) {
      throw new PresetError([{ path: '', rule: `the file is not JSON: ${error instanceof Error ? error.message : String(error)}` }]);
    }
  }
  const header = Header.safeParse(value);
  if (!header.success) throw new PresetError([{ path: 'format', rule: `is not a preset file; "${PRESET_FORMAT}" is expected` }]);
  if (header.data.version > PRESET_VERSION) {
    const rule = `version ${header.data.version} was made by a newer studio; this one reads up to ${PRESET_VERSION}, so update the studio`;
    throw new PresetError([{ path: 'version', rule }], true);
  }
  const preset = Preset.safeParse(upgradePreset(value));
  if (!preset.success) throw new PresetError(preset.error.issues.map(describe));
  return preset.data;
}
