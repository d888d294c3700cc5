import { availableParallelism } from 'node:os';
import { answerOf } from './peers/answerOf.ts';
import { findTorch } from './peers/findTorch.ts';
import type { PeerRounds } from './peers/rounds.ts';
import { type StepBenchOptions, StepBenchResult } from './peers/stepBench.ts';
import { median, type Table } from './table.ts';

const BATCH_SIZE = 4;
const NETS = [
  { width: 16, patchSize: 128, norm: 'group' },
  { width: 16, patchSize: 256, norm: 'batch' },
  { width: 16, patchSize: 256, norm: 'group' },
  { width: 32, patchSize: 256, norm: 'batch' },
] as const;

interface Program {
  readonly name: string;
  run(options: StepBenchOptions): Promise<StepBenchResult>;
}

const studio = (form: StepBenchOptions['form']): Program => ({
  name: `studio, ${form}`,
  run: (options) => answerOf(StepBenchResult, process.execPath, 'studioStep.ts', [JSON.stringify({ ...options, form })]),
});

const TORCH_WAYS = [
  { name: 'PyTorch eager', channelsLast: false, compiled: false },
  { name: 'PyTorch eager, channels last', channelsLast: true, compiled: false },
  { name: 'PyTorch compiled, channels last', channelsLast: true, compiled: true },
];

const torch = (python: string): Program[] =>
  TORCH_WAYS.map(({ name, ...way }) => ({
    name,
    run: (options) => answerOf(StepBenchResult, python, 'torch_step.py', [JSON.stringify({ ...options, ...way })]),
  }));

/**
 * Images per second and peak memory of one whole training step, ours beside PyTorch's. Each program runs in a process of
 * its own; rounds alternate between them, so that other load hits all alike.
 */
export async function run({ rounds = 2, seconds = 8, threads = availableParallelism() }: PeerRounds = {}): Promise<Table> {
  const found = await findTorch();
  const programs = [studio('plain'), studio('blocked'), ...(found === null ? [] : torch(found.python))];
  const rows: (string | number)[][] = [];
  for (const net of NETS) {
    const rates = new Map<Program, number[]>(programs.map((program) => [program, []]));
    const cpu = new Map<Program, number[]>(programs.map((program) => [program, []]));
    const peaks = new Map<Program, number>();
    for (let round = 0; round < rounds; round++) {
      for (const program of programs) {
        const result = await program.run({ ...net, depth: 4, batchSize: BATCH_SIZE, threads, seconds, form: 'plain' });
        rates.get(program)?.push(BATCH_SIZE / median(result.stepSeconds));
        cpu.get(program)?.push(median(result.cpuSeconds));
        peaks.set(program, Math.max(peaks.get(program) ?? 0, result.peakMegabytes));
      }
    }
    for (const program of programs) {
      const each = (rates.get(program) ?? []).map((rate) => rate.toFixed(2)).join(', ');
      const least = Math.min(...(cpu.get(program) ?? []));
      rows.push([net.width, net.patchSize, net.norm, program.name, each, least.toFixed(2), Math.round(peaks.get(program) ?? 0)]);
    }
  }
  return {
    title: 'Trainer: one step of the U-Net (depth 4, two heads, batch 4)',
    columns: ['width', 'patch', 'norm', 'program', `images per second, ${rounds} rounds`, 'CPU s per step', 'peak MB'],
    rows,
    notes: [
      `${threads} threads, float32, Adam, ${seconds} s per program and round, median step; the first step is left out. CPU time counts all threads; least of the rounds.`,
      found === null
        ? 'No Python with torch was found (set S2MGEN_TORCH_PYTHON), so there is nothing to compare with.'
        : `PyTorch ${found.version}. Peak memory is that of the whole process.`,
    ],
  };
}
