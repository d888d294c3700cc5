import { resolve } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import type { AssetIndex } from '../../shared/domain/assets/index.ts';
import type { DatasetDescription, FrameRecord } from '../../shared/domain/dataset/format.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import { sampleScene } from '../../shared/domain/scene/sample.ts';
import type { BlenderWorker } from '../blender/index.ts';
import { type DatasetWriter, openDatasetForWriting } from '../datasets/index.ts';
import type { BlenderSupply } from './blenderSupply.ts';
import { writeCredits } from './credits.ts';
import { guardDisk } from './diskGuard.ts';
import { groupBySubject } from './frameGroups.ts';
import { type FailedFrame, GIVE_UP_AFTER, type LanesResult, runLanes } from './frameLanes.ts';
import { type FrameOrder, orderFrames } from './frameOrder.ts';
import { type OnProgress, ProgressMeter } from './progress.ts';
import { RenderProgress } from './renderProgress.ts';
import type { RenderWatch } from './renderWatch.ts';
import { checkUserFolder, recordOf } from './userBackgrounds.ts';

export interface RenderRequest {
  readonly preset: Preset;
  readonly name: string;
  /** The dataset folder: new, empty, or an unfinished dataset of the same preset and seed, which is continued. */
  readonly out: string;
  /** Only these frames; all of the preset's when left out. */
  readonly only?: readonly number[] | undefined;
  readonly order?: FrameOrder | undefined;
}

export interface RenderOptions {
  readonly blender: Pick<BlenderSupply, 'installation' | 'device' | 'pack' | 'userPacks' | 'assets' | 'workers' | 'start'>;
  readonly log?: string | undefined;
  /** At a lower priority, so that previews and the window stay quick beside it. */
  readonly aside?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Aborts when the rendering is to come to rest after the frames under way. */
  readonly resting?: AbortSignal | undefined;
  /** Follows workers, frames and disk. */
  readonly watch?: RenderWatch | undefined;
  /** Bytes that are free on the disk of a folder; asked of the system when left out. */
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** The folder is open and described: it can be shown while it fills. */
  readonly onOpen?: ((writer: Pick<DatasetWriter, 'dir' | 'description' | 'notices'>) => void | Promise<void>) | undefined;
  readonly onFrame?: ((record: FrameRecord, description: DatasetDescription) => void | Promise<void>) | undefined;
}

export interface RenderSummary {
  readonly id: string;
  readonly folder: string;
  /** Blenders that rendered side by side. */
  readonly workers: number;
  /** Frames rendered by this call, and frames that were there before. */
  readonly rendered: number;
  readonly kept: number;
  readonly seconds: number;
  readonly framesPerSecond: number;
  /** Mean seconds per frame and phase, as the worker measured them. */
  readonly phases: Readonly<Record<string, number>>;
}

/**
 * Renders a preset into a dataset folder. Frames that are there stay; each new one is whole before it counts. A frame that
 * fails (the worker has tried it twice) is left out and the next ones go on; at the end the failed ones are named.
 * @throws StudioError `blender` naming the frames that failed; `disk` at once when the disk is full; `cancelled`; `conflict`
 * when the folder holds something else. The reason of `resting`, or `disk`, where one of them cut it short.
 */
export async function renderDataset(request: RenderRequest, options: RenderOptions): Promise<RenderSummary> {
  const { preset } = request;
  const { installation, device, pack, userPacks, assets } = options.blender;
  checkUserFolder(preset, assets);
  const wanted = framesOf(request);
  const writer = await openDatasetForWriting(request.out, {
    name: request.name,
    preset,
    seed: preset.seed,
    frames: preset.frames,
    width: preset.render.width,
    height: preset.render.height,
    labelPolicy: preset.labels,
    assets: [
      { name: pack.name, version: pack.version, sha256: pack.sha256 },
      ...userPacks.map(({ index: { name, version, sha256 } }) => ({ name, version, sha256 })),
      ...recordOf(assets.userBackgrounds),
    ],
    blender: { version: installation.version, device, launcher: installation.launcher },
  });
  try {
    await writeCredits(writer.dir, userPacks);
    await options.onOpen?.(writer);
    const missing = wanted.filter((frame) => !writer.done.has(frame));
    return await renderFrames(orderFrames(missing, request.order ?? 'forward', preset.seed), wanted.length, preset, writer, options);
  } finally {
    await writer.close();
  }
}

async function renderFrames(
  frames: readonly number[],
  wanted: number,
  preset: Preset,
  writer: DatasetWriter,
  options: RenderOptions,
): Promise<RenderSummary> {
  const { blender, signal, resting, watch } = options;
  const kept = wanted - frames.length;
  const meter = new ProgressMeter(
    [
      ['start', Math.max(0.1, 0.02 * wanted)],
      ['frames', wanted],
    ],
    options.onProgress ?? (() => {}),
  );
  meter.begin('start', { title: 'Starting Blender', total: 1, unit: 'steps' });
  const groups = groupBySubject(frames, preset, blender.workers);
  const count = Math.min(blender.workers, groups.length);
  const progress = new RenderProgress({ dir: writer.dir, groups, kept, wanted }, meter, watch);
  const disk = guardDisk(writer.dir, options.freeBytes);
  watch?.open(writer.dir, writer.description.id, blender.device, frames.length);
  let workers: readonly BlenderWorker[] = [];
  let begun = performance.now();
  let result: LanesResult;
  try {
    watch?.starting(count);
    workers = await startWorkers(count, () => blender.start(options.log, options.aside));
    for (const [index, worker] of workers.entries()) watch?.ready(index, worker);
    begun = performance.now();
    progress.begin(workers.length);
    const lanes = workers.map((worker, index) =>
      progress.lane(
        index,
        () => worker.pid,
        (frame, stop, onPhase) => renderFrame(frame, preset, worker, writer.dir, blender.assets, stop, onPhase),
      ),
    );
    result = await runLanes(groups, lanes, {
      signal,
      rest: resting === undefined ? disk.signal : AbortSignal.any([resting, disk.signal]),
      async keep(record) {
        await writer.append(record);
        await options.onFrame?.(record, writer.description);
        await progress.arrived(record);
      },
      onRendered: (rendered) => progress.report(rendered),
      onFailed: (failed) => progress.failed(failed),
    });
  } finally {
    disk.end();
    watch?.end();
    await Promise.all(workers.map((worker) => worker.close()));
  }
  const { rendered, failed } = result;
  if (failed.length > 0) throw failedFrames(failed, rendered.length, frames.length);
  const seconds = (performance.now() - begun) / 1000;
  return {
    id: writer.description.id,
    folder: resolve(writer.dir),
    workers: workers.length,
    rendered: rendered.length,
    kept,
    seconds,
    framesPerSecond: rendered.length === 0 ? 0 : rendered.length / seconds,
    phases: meanPhases(rendered),
  };
}

/** All of them, or none and the error of the first that did not start. */
async function startWorkers(count: number, start: () => Promise<BlenderWorker>): Promise<BlenderWorker[]> {
  const starts = await Promise.allSettled(Array.from({ length: count }, start));
  const started = starts.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
  const failed = starts.find((one) => one.status === 'rejected');
  if (failed === undefined) return started;
  await Promise.all(started.map((worker) => worker.close()));
  throw failed.reason;
}

async function renderFrame(
  frame: number,
  preset: Preset,
  worker: BlenderWorker,
  out: string,
  assets: AssetIndex,
  signal: AbortSignal,
  onPhase: (phase: string) => void,
): Promise<FrameRecord> {
  const spec = sampleScene(preset, frame, assets);
  return { ...(await worker.render(spec, out, { signal, onProgress: (_, phase) => onPhase(phase) })), subject: spec.subject, spec };
}

function meanPhases(records: readonly Pick<FrameRecord, 'phases'>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { phases } of records) {
    for (const [phase, seconds] of Object.entries(phases)) sums[phase] = (sums[phase] ?? 0) + seconds / records.length;
  }
  return sums;
}

function framesOf({ preset, only }: RenderRequest): number[] {
  if (only === undefined) return Array.from({ length: preset.frames }, (_, frame) => frame);
  const outside = only.find((frame) => frame >= preset.frames);
  if (outside !== undefined) {
    throw new StudioError('invalid', `Frame ${outside} is not in the dataset: it has frames 0 to ${preset.frames - 1}.`, {
      next: 'Ask for more frames, or leave this one out.',
    });
  }
  return [...new Set(only)];
}

function failedFrames(failed: readonly FailedFrame[], rendered: number, asked: number): StudioError {
  const left = asked - rendered - failed.length;
  const count = failed.length === 1 ? '1 frame' : `${failed.length} frames`;
  const rest = left > 0 ? `, and ${left} were not tried after ${GIVE_UP_AFTER} failures in a row` : '';
  const [first] = failed;
  const why = first === undefined ? '' : ` The first: ${first.failure.message}`;
  return new StudioError('blender', `${count} could not be rendered${rest}; ${rendered} are finished and kept.${why}`, {
    next: first?.failure.next ?? 'Render again: only what is missing is rendered.',
    details: failed.map(({ frame, failure }) => ({ path: `frame ${frame}`, rule: failure.message })),
  });
}
