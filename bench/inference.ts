import { availableParallelism } from 'node:os';
import { answerOf } from './peers/answerOf.ts';
import { findTorch } from './peers/findTorch.ts';
import { type InferenceBenchOptions, InferenceBenchResult } from './peers/inferenceBench.ts';
import type { PeerRounds } from './peers/rounds.ts';
import { median, type Table } from './table.ts';

const SIZE = 512;
const NETS = [
  { kind: 'unet', width: 16, norm: 'group' },
  { kind: 'unet', width: 16, norm: 'batch' },
  { kind: 'unet', width: 32, norm: 'batch' },
  { kind: 'unet', width: 64, norm: 'batch' },
  { kind: 'skinny', width: 16, norm: 'group' },
  { kind: 'skinny', width: 16, norm: 'batch' },
  { kind: 'skinny', width: 32, norm: 'batch' },
] as const;

interface Program {
  readonly name: string;
  readonly command: string;
  readonly file: string;
  readonly extra?: { readonly channelsLast: boolean };
}

const measure = ({ command, file, extra }: Program, options: InferenceBenchOptions) =>
  answerOf(InferenceBenchResult, command, file, [JSON.stringify({ ...options, ...extra })]);

const torch = (python: string): Program[] => [
  { name: 'PyTorch eager', command: python, file: 'torch_infer.py', extra: { channelsLast: false } },
  { name: 'PyTorch eager, channels last', command: python, file: 'torch_infer.py', extra: { channelsLast: true } },
];

/**
 * Milliseconds of one forward pass, the exported model beside PyTorch's. Each program runs in a process of its own; rounds
 * alternate between them, so that other load hits all alike.
 */
export async function run({ rounds = 2, seconds = 5, threads = availableParallelism() }: PeerRounds = {}): Promise<Table> {
  const found = await findTorch();
  const programs: Program[] = [
    { name: 'studio', command: process.execPath, file: 'studioInference.ts' },
    ...(found === null ? [] : torch(found.python)),
  ];
  const rows: (string | number)[][] = [];
  for (const net of NETS) {
    const results = new Map<Program, InferenceBenchResult[]>(programs.map((program) => [program, []]));
    for (let round = 0; round < rounds; round++) {
      for (const program of programs) {
        results.get(program)?.push(await measure(program, { ...net, depth: 4, size: SIZE, threads, seconds }));
      }
    }
    for (const [{ name }, of] of results) {
      const each = of.map((result) => (1000 * median(result.seconds)).toFixed(0)).join(', ');
      const cpu = Math.min(...of.map((result) => 1000 * median(result.cpuSeconds))).toFixed(0);
      const peak = Math.round(Math.max(...of.map(({ peakMegabytes }) => peakMegabytes)));
      rows.push([net.kind, net.width, net.norm, name, each, cpu, peak]);
    }
  }
  return {
    title: `Inference: one picture of ${SIZE} × ${SIZE} (depth 4, two heads)`,
    columns: ['network', 'width', 'norm', 'program', `ms per picture, ${rounds} rounds`, 'CPU ms per picture', 'peak MB'],
    rows,
    notes: [
      `${threads} threads, float32, ${seconds} s per program and round, median pass; the first pass is left out. CPU time counts all threads; least of the rounds. Peak memory is that of the whole process.`,
      found === null
        ? 'No Python with torch was found (set S2MGEN_TORCH_PYTHON), so there is nothing to compare with.'
        : `PyTorch ${found.version}, inference mode.`,
    ],
  };
}
