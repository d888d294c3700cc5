import { z } from 'zod';
import { Preset } from '../domain/preset/schema.ts';
import { call } from './define.ts';
import { DatasetId, frameCalls } from './frameQueries.ts';
import { Job } from './jobs.ts';
import { RenderForecast, RenderManner } from './rendering.ts';
import { Removed } from './trash.ts';

export const DatasetEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['synthetic', 'real']),
  path: z.string(),
  /** Layout of a real dataset, preset name of a synthetic one. */
  source: z.string(),
  frames: z.int(),
  /** Frames asked for; equals `frames` when complete. */
  wanted: z.int(),
  meanSkinShare: z.number(),
  createdAt: z.iso.datetime(),
  /** The folder cannot be read now: unplugged, moved, deleted. */
  missing: z.boolean(),
});
export type DatasetEntry = z.infer<typeof DatasetEntry>;

export const Layout = z.enum(['auto', 'folder', 'ecu', 'hgr', 'sfa', 'abdomen', 'pratheepan']);
export type Layout = z.infer<typeof Layout>;

export const datasets = {
  list: call(z.strictObject({}), z.array(DatasetEntry)),
  ...frameCalls,
  /** Renders a preset into the library, as a job. */
  render: call(z.strictObject({ preset: Preset, name: z.string().min(1), frames: z.int().min(1), manner: RenderManner.default({}) }), Job),
  /** Makes frames that are missing, and `frames` more of the same preset behind them. Finished frames stay as they are. */
  addFrames: call(DatasetId.extend({ frames: z.int().min(0), manner: RenderManner.default({}) }), Job),
  /** Time and space of a rendering that has not begun. `dataset` is the one that gets more frames; null for a new one. */
  forecastRender: call(
    z.strictObject({ preset: Preset, frames: z.int().min(0), dataset: z.string().nullable(), manner: RenderManner.default({}) }),
    RenderForecast,
  ),
  /** Reads a real dataset in place. `skin` tells which of black and white is skin in its masks where that cannot be found out. */
  import: call(
    z.strictObject({
      path: z.string(),
      name: z.string().min(1),
      layout: Layout,
      skin: z.enum(['auto', 'white', 'black']).default('auto'),
    }),
    Job,
  ),
  /** Forgets it; deletes the files only when asked to. */
  remove: call(DatasetId.extend({ deleteFiles: z.boolean() }), Removed),
};
