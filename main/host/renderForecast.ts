import type { DatasetEntry } from '../../shared/contract/datasets.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { RENDER_DEVICES, type RenderForecast, type RenderManner } from '../../shared/contract/rendering.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type MeasuredFrames, measureFrames, readDescription } from '../datasets/index.ts';
import { diskForecast, freeBytes, mostWorkers, workersFor } from '../jobs/index.ts';
import type { SharedBlender } from './sharedBlender.ts';

/** Bytes per pixel, and of the manifest's line, of the built-in presets at 256 × 256: measured over 232 frames. */
const TYPICAL = { bytesPerPixel: 2.4, line: 41_000 };
/** Datasets that are looked at for one that is alike, and frames that are measured of it. */
const LOOKED_AT = 8;
const MEASURED = 40;

export interface Plan {
  readonly preset: Preset;
  readonly frames: number;
  /** The dataset that gets more frames. */
  readonly dataset: DatasetEntry | null;
  readonly manner: RenderManner;
}

interface Basis extends MeasuredFrames {
  readonly name: string;
  readonly preset: Preset;
}

/** What a rendering will take of the disk, and how long, by frames that this library has of such a preset. */
export async function forecastRender(catalogue: Catalogue, blender: SharedBlender, plan: Plan): Promise<RenderForecast> {
  const { installation, device } = await blender.open();
  const asked = plan.manner.device === undefined || plan.manner.device === 'auto' ? device : plan.manner.device.toUpperCase();
  const workers = plan.manner.workers ?? workersFor(asked);
  const { width, height } = plan.preset.render;
  const basis = await findBasis(catalogue, plan);
  const pixels = (preset: Preset) => preset.render.width * preset.render.height;
  const bytesPerFrame =
    basis === null
      ? TYPICAL.bytesPerPixel * width * height + TYPICAL.line
      : basis.bytesPerFrame * (pixels(plan.preset) / pixels(basis.preset));
  const isAlike = basis !== null && workOf(basis.preset) === workOf(plan.preset);
  return {
    device,
    devices: RENDER_DEVICES.filter(
      (choice) => choice === 'auto' || choice === 'cpu' || installation.devices.includes(choice.toUpperCase()),
    ),
    workers: workersFor(asked),
    mostWorkers: Math.max(mostWorkers(), workersFor(asked)),
    disk: diskForecast(bytesPerFrame, plan.frames, await freeBytes(plan.dataset?.path ?? catalogue.library.dir)),
    seconds: isAlike ? (plan.frames * basis.secondsPerFrame) / Math.min(workers, Math.max(1, plan.frames)) : null,
    basis: basis?.name ?? null,
  };
}

/** @throws StudioError `disk` where the frames are not expected to fit. */
export function refuseFullDisk({ disk }: RenderForecast, frames: number): void {
  if (disk.fit !== 'full') return;
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new StudioError(
    'disk',
    `${frames} frames take about ${gigabytes(disk.bytesNeeded ?? 0)}; ${gigabytes(disk.freeBytes)} are free on its disk.`,
    { next: 'Free some space, ask for fewer frames or smaller ones, or begin all the same: it stops before the disk is full.' },
  );
}

/** The dataset itself, else the newest one of the same size and quality, else the newest one. */
async function findBasis({ datasets }: Catalogue, { preset, dataset }: Plan): Promise<Basis | null> {
  const rendered = datasets.list().filter(({ kind, missing, frames }) => kind === 'synthetic' && !missing && frames > 0);
  const own = rendered.filter(({ id }) => id === dataset?.id);
  let other: DatasetEntry | null = null;
  for (const entry of [...own, ...rendered].slice(0, LOOKED_AT)) {
    const there = await readDescription(entry.path).catch(() => null);
    if (there !== null && workOf(there.preset) === workOf(preset)) return measure(entry, there.preset);
    other ??= entry;
  }
  const there = other === null ? null : await readDescription(other.path).catch(() => null);
  return other === null || there === null ? null : measure(other, there.preset);
}

async function measure({ name, path }: DatasetEntry, preset: Preset): Promise<Basis | null> {
  const measured = await measureFrames(path, MEASURED);
  return measured === null ? null : { ...measured, name, preset };
}

/** What decides over time and bytes of a frame, as text to compare. */
function workOf({ render, framesPerSubject }: Preset): string {
  return JSON.stringify([render, framesPerSubject]);
}
