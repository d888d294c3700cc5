import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILTIN_ASSETS } from '../shared/domain/assets/builtin.ts';
import { framingDistance, kolmogorovSmirnov } from '../shared/domain/coverage/agreement.ts';
import { framingShares } from '../shared/domain/coverage/columns.ts';
import { Forecaster } from '../shared/domain/coverage/forecaster.ts';
import { FrameResult } from '../shared/domain/dataset/format.ts';
import { builtinPreset } from '../shared/domain/preset/builtin.ts';
import type { Preset } from '../shared/domain/preset/schema.ts';
import { FRAMING_CLASSES, framingOf } from '../shared/domain/variety/framing.ts';
import { sharesOf } from '../shared/domain/variety/summary.ts';
import { renderWithCommand } from './forecastRender.ts';
import { CHANGES, chromiumTimes } from './forecastTimes.ts';
import type { Table } from './table.ts';

const FRAMES = 500;
const ROUNDS = 7;
/** Not the seed that the figure was fitted with (7001). */
const SEED = 42;
/** How many frames are rendered to be compared with: `S2MGEN_FORECAST_FRAMES=100 npm run bench -- forecast`; 0 = none. */
const RENDERED = Number(process.env.S2MGEN_FORECAST_FRAMES ?? FRAMES);

/** Milliseconds of processor time for a forecast of 500 frames after a change, the least of seven changes: other work on the machine counts little. */
function nodeTimes(preset: Preset): number[] {
  return CHANGES.map(({ change }) => {
    const forecaster = new Forecaster();
    for (let round = 0; round < 3; round++) forecaster.forecast(change(preset, 100 + round), BUILTIN_ASSETS, FRAMES);
    return Math.min(
      ...Array.from({ length: ROUNDS }, (_, round) => {
        const begun = process.cpuUsage();
        forecaster.forecast(change(preset, round), BUILTIN_ASSETS, FRAMES);
        const { user, system } = process.cpuUsage(begun);
        return (user + system) / 1000;
      }),
    );
  });
}

async function agreement(preset: Preset): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), 's2mgen-forecast-'));
  try {
    const small = {
      ...preset,
      name: 'forecast',
      seed: SEED,
      frames: RENDERED,
      render: { ...preset.render, width: 64, height: 64, samples: 1, denoise: false },
    };
    await writeFile(join(folder, 'preset.json'), JSON.stringify(small));
    await renderWithCommand(join(folder, 'preset.json'), join(folder, 'dataset'), RENDERED);
    const lines = (await readFile(join(folder, 'dataset', 'frames.jsonl'), 'utf8')).trim().split('\n');
    const records = lines.map((line) => FrameResult.parse(pickResult(JSON.parse(line)))).sort((a, b) => a.frame - b.frame);
    const forecast = new Forecaster().forecast(small, BUILTIN_ASSETS, RENDERED);
    const skin = records.map(({ skinShare }) => skinShare);
    const person = records.map(({ personShare }) => personShare);
    const classes = records.map(({ partShares, personShare }) => framingOf(partShares, personShare));
    const same = classes.filter((name, at) => FRAMING_CLASSES[forecast.framing[at] ?? 0] === name).length / classes.length;
    const error = (own: Float32Array, theirs: readonly number[]) =>
      theirs.reduce((sum, value, at) => sum + Math.abs(value - (own[at] ?? 0)), 0) / theirs.length;
    return {
      title: `Forecast against render: preset "${preset.name}", ${records.length} frames`,
      columns: ['what', 'measured', 'goal'],
      rows: [
        ['skin share: Kolmogorov–Smirnov distance', kolmogorovSmirnov(forecast.skinShare, skin).toFixed(3), '≤ 0.08'],
        ['framing histogram: L1', framingDistance(framingShares(forecast), sharesOf(FRAMING_CLASSES, classes)).toFixed(3), '≤ 0.10'],
        ['person share: Kolmogorov–Smirnov distance', kolmogorovSmirnov(forecast.personShare, person).toFixed(3), ''],
        ['skin share, frame by frame: mean error', error(forecast.skinShare, skin).toFixed(4), ''],
        ['person share, frame by frame: mean error', error(forecast.personShare, person).toFixed(4), ''],
        ['frames of the same framing class', `${(100 * same).toFixed(1)} %`, ''],
      ],
      notes: [
        `Seed ${SEED}; the figure was fitted on seed 7001. Rendered at 64 × 64, one sample, not denoised: masks are those of any quality.`,
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A record has a subject and a spec beside what the worker measured. */
function pickResult(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'spec' && name !== 'subject'));
}

/** Time of a forecast of 500 frames in Node and in Chromium's thread, and how well it holds. */
export async function run(): Promise<Table[]> {
  const preset = builtinPreset('mixed');
  if (preset === undefined) throw new Error('There is no preset "mixed".');
  const node = nodeTimes(preset);
  const chromium = await chromiumTimes(preset, FRAMES, ROUNDS);
  const times: Table = {
    title: 'Forecast of 500 frames after a change, ms',
    columns: ['change', 'Node, processor', 'Chromium’s thread, wall', 'until it tells of the first frames, wall'],
    rows: CHANGES.map(({ name }, at) => [
      name,
      (node[at] ?? Number.NaN).toFixed(0),
      ...(chromium === null ? ['no build', ''] : [chromium[at]?.all, chromium[at]?.first].map((time = Number.NaN) => time.toFixed(0))),
    ]),
    notes: [
      `Least of ${ROUNDS} changes, sampling and raster together; goal < 200 ms for a value. Four frames per subject where not said otherwise.`,
      'Chromium’s column needs a built window (npm run build).',
    ],
  };
  return RENDERED > 0 ? [times, await agreement(preset)] : [times];
}
