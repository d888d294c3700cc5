import { availableParallelism } from 'node:os';
import { execa } from 'execa';
import { chooseDevice } from '../main/jobs/devices.ts';
import { DEVICE_TITLES, type DeviceName } from '../main/trainer/runtime/devices.ts';
import { answerOf } from './peers/answerOf.ts';
import { findTorch } from './peers/findTorch.ts';
import { type StepBenchOptions, StepBenchResult } from './peers/stepBench.ts';
import { median, type Table } from './table.ts';

export interface DeviceBenchOptions {
  readonly width?: number;
  readonly patchSize?: number;
  readonly seconds?: number;
  readonly devices?: readonly DeviceName[];
}

const BATCH_SIZE = 4;

/** A training step of the paper's network on each device that is faster than the CPU here, beside PyTorch with CUDA. */
export async function run({ width = 64, patchSize = 256, seconds = 10, devices }: DeviceBenchOptions = {}): Promise<Table> {
  const threads = availableParallelism();
  const options: StepBenchOptions = { width, depth: 4, norm: 'batch', batchSize: BATCH_SIZE, patchSize, threads, seconds, form: 'plain' };
  const rows: (string | number)[][] = [];
  const add = async (program: string, command: string, file: string, run: object) => {
    const { stepSeconds, cpuSeconds } = await answerOf(StepBenchResult, command, file, [JSON.stringify(run)]);
    rows.push([
      program,
      (1000 * median(stepSeconds)).toFixed(1),
      (BATCH_SIZE / median(stepSeconds)).toFixed(2),
      median(cpuSeconds).toFixed(2),
    ]);
  };
  for (const device of devices ?? (await devicesHere())) {
    const form = device === 'cpu' ? 'blocked' : 'plain';
    await add(`studio, ${DEVICE_TITLES[device]}`, process.execPath, 'studioStep.ts', { ...options, form, device });
  }
  const torch = await torchWithCuda();
  for (const compiled of torch === null ? [] : [false, true]) {
    const way = { channelsLast: true, compiled, device: 'cuda' };
    const name = `PyTorch ${compiled ? 'compiled' : 'eager'}, channels last, CUDA`;
    await add(name, torch ?? '', 'torch_step.py', { ...options, ...way });
  }
  return {
    title: `Devices: one training step of the U-Net (width ${width}, depth 4, batch norm, batch ${BATCH_SIZE}, ${patchSize}²)`,
    columns: ['program', 'ms per step', 'images per second', 'CPU s per step'],
    rows,
    notes: [
      `float32, Adam; median step over ${seconds} s, the first left out. Devices that are slower than the CPU here are left out.`,
      torch === null ? 'No Python whose torch has CUDA was found (S2MGEN_TORCH_PYTHON), so there is nothing to compare with.' : '',
    ].filter((note) => note !== ''),
  };
}

/** What `auto` takes, CUDA where it can be used, and the CPU. */
async function devicesHere(): Promise<DeviceName[]> {
  const cuda = await chooseDevice('cuda').catch(() => null);
  return [...new Set([await chooseDevice('auto'), ...(cuda === null ? [] : [cuda]), 'cpu' as const])];
}

async function torchWithCuda(): Promise<string | null> {
  const found = await findTorch();
  if (found === null) return null;
  const { stdout } = await execa(found.python, ['-c', 'import torch; print(torch.cuda.is_available())'], { reject: false });
  return stdout.trim() === 'True' ? found.python : null;
}
