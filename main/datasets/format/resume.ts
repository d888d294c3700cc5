import { StudioError } from '../../../shared/contract/errors.ts';
import type { DatasetDescription } from '../../../shared/domain/dataset/format.ts';
import type { NewDataset } from './newDataset.ts';

/**
 * The description of a dataset that is continued: its own, with as many frames as are asked for now.
 * Only the same preset and seed continue a dataset; the number of frames may grow (it never shrinks what is there).
 * @throws StudioError `conflict` that names the values that differ.
 */
export function continued(dir: string, there: DatasetDescription, asked: NewDataset): DatasetDescription {
  const differences = [
    ...differencesOf(there.seed, asked.seed, 'seed'),
    ...differencesOf({ ...there.preset, frames: 0 }, { ...asked.preset, frames: 0 }, 'preset'),
  ];
  if (differences.length > 0) {
    const shown = differences.slice(0, 3).map(({ path, there, asked }) => `${path} is ${show(there)} there and ${show(asked)} now`);
    const more = differences.length > 3 ? `, and ${differences.length - 3} more values differ` : '';
    throw new StudioError('conflict', `${dir} holds a dataset of another preset: ${shown.join(', ')}${more}.`, {
      next: 'Choose another folder, or render with the preset and seed that the dataset was begun with.',
      details: differences.map(({ path, there, asked }) => ({ path, rule: `${show(there)} there, ${show(asked)} now` })),
    });
  }
  const frames = Math.max(there.frames, asked.frames);
  return { ...there, frames, preset: { ...there.preset, frames } };
}

interface Difference {
  readonly path: string;
  readonly there: unknown;
  readonly asked: unknown;
}

function differencesOf(there: unknown, asked: unknown, path: string): Difference[] {
  if (!isObject(there) || !isObject(asked)) return Object.is(there, asked) ? [] : [{ path, there, asked }];
  const keys = new Set([...Object.keys(there), ...Object.keys(asked)]);
  return [...keys].flatMap((key) => differencesOf(there[key], asked[key], `${path}.${key}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
