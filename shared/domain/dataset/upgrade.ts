import { upgradePreset } from '../preset/upgrade.ts';
import { upgradeScene } from '../scene/upgrade.ts';
import { isTable } from '../table.ts';
import { NO_OPTIONAL_OUTPUTS } from './format.ts';

/** `dataset.json` as it was stored → as this version has it. Anything that is no version 1 comes back as it is. */
export function upgradeDescription(value: unknown): unknown {
  if (!isTable(value) || value.version !== 1) return value;
  return { ...value, version: 2, preset: upgradePreset(value.preset) };
}

/** A line of `frames.jsonl` as it was stored → as this version has it. Lines carry no version: version 1 had no `people`. */
export function upgradeRecord(value: unknown): unknown {
  if (!isTable(value) || 'people' in value) return value;
  const { landmarks, files, sha256, spec, ...rest } = value;
  const { personShare, skinShare } = value;
  const shown = isTable(landmarks) && Object.keys(landmarks).length > 0;
  return {
    ...rest,
    files: isTable(files) ? { ...files, ...NO_OPTIONAL_OUTPUTS } : files,
    sha256: isTable(sha256) ? { ...sha256, ...NO_OPTIONAL_OUTPUTS } : sha256,
    partShares: {},
    people: shown ? [{ landmarks, keypoints: {}, boxes: {}, personShare, skinShare, ita: null }] : [],
    ...(spec === undefined ? {} : { spec: upgradeScene(spec) }),
  };
}
