import ort, { listSupportedBackends } from 'onnxruntime-node';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';

/** What networks can be computed on, in the order in which `auto` tries them. */
export const DeviceName = z.enum(['webgpu', 'cuda', 'dml', 'coreml', 'cpu']);
export type DeviceName = z.infer<typeof DeviceName>;

/** How people know them. */
export const DEVICE_TITLES: Readonly<Record<DeviceName, string>> = {
  webgpu: 'WebGPU',
  cuda: 'CUDA',
  dml: 'DirectML',
  coreml: 'Core ML',
  cpu: 'the CPU',
};

/** Devices that this copy of the runtime was built for. Whether the machine has them shows only when they are tried. */
export function offeredDevices(): DeviceName[] {
  const names = new Set(listSupportedBackends().map(({ name }) => name));
  return DeviceName.options.filter((name) => names.has(name));
}

/**
 * The device of that name. `auto` is the CPU here: who can test devices in a process of their own decides before.
 * @throws StudioError (`invalid`) for a name that this copy of the runtime does not know.
 */
export function trainingDevice(name: string): DeviceName {
  if (name === 'auto') return 'cpu';
  const offered = offeredDevices();
  const found = offered.find((device) => device === name);
  if (found !== undefined) return found;
  throw new StudioError('invalid', `The device "${name}" is not known here.`, { next: `Choose one of auto, ${offered.join(', ')}.` });
}

/** The runtime's version: another one may be right where this one is wrong. */
export function runtimeVersion(): string {
  return ort.env.versions.node ?? ort.env.versions.common;
}
