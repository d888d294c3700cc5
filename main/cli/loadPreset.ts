import { StudioError } from '../../shared/contract/errors.ts';
import { BUILTIN_PRESETS, builtinPreset } from '../../shared/domain/preset/builtin.ts';
import { PresetError, parsePreset } from '../../shared/domain/preset/parse.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import { readNamedFile } from './readJson.ts';

/** What the flags of `render` change in a preset. */
export interface PresetChanges {
  readonly frames?: number | undefined;
  readonly seed?: number | undefined;
  readonly samples?: number | undefined;
  readonly size?: { readonly width: number; readonly height: number } | undefined;
}

/**
 * A built-in preset by its name, or one from a file.
 * @throws StudioError `invalid` naming path and rule; UsageError when there is neither.
 */
export async function loadPreset(nameOrFile: string): Promise<Preset> {
  const builtin = builtinPreset(nameOrFile);
  if (builtin !== undefined) return builtin;
  const names = BUILTIN_PRESETS.map(({ name }) => name);
  const text = await readNamedFile(nameOrFile, 'preset', names);
  try {
    return parsePreset(text);
  } catch (cause) {
    if (!(cause instanceof PresetError)) throw cause;
    const details = cause.breaks.map(({ path, rule }) => ({ path, rule }));
    throw new StudioError('invalid', `${nameOrFile} cannot be used as a preset:`, { details, next: 'Correct the file.', cause });
  }
}

export function changed(preset: Preset, { frames, seed, samples, size }: PresetChanges): Preset {
  return {
    ...preset,
    frames: frames ?? preset.frames,
    seed: seed ?? preset.seed,
    render: { ...preset.render, ...size, samples: samples ?? preset.render.samples },
  };
}
