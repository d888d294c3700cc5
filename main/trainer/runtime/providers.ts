import { listSupportedBackends } from 'onnxruntime-node';
import { StudioError } from '../../../shared/contract/errors.ts';

/** A device the runtime can compute on, and whether this version trains there. */
export interface Provider {
  readonly name: string;
  readonly usable: boolean;
  /** Why not, or what it needs; null when usable. */
  readonly reason: string | null;
}

const NEEDS: Record<string, string> = {
  webgpu: 'a graphics driver with Vulkan, Direct3D 12 or Metal',
  cuda: 'an NVIDIA card and the CUDA libraries of the runtime',
  tensorrt: 'an NVIDIA card and the TensorRT libraries of the runtime',
  dml: 'Windows with Direct3D 12',
  coreml: 'macOS',
};

export function listProviders(): Provider[] {
  return listSupportedBackends().map(({ name }) =>
    name === 'cpu'
      ? { name, usable: true, reason: null }
      : { name, usable: false, reason: `Not yet available in this version. It would need ${NEEDS[name] ?? 'its own libraries'}.` },
  );
}

/**
 * The provider that `device` stands for; `auto` takes the CPU.
 * @throws StudioError (`invalid`) for a device this version does not train on.
 */
export function chooseProvider(device: string): 'cpu' {
  if (device === 'auto' || device === 'cpu') return 'cpu';
  const known = listProviders().some(({ name }) => name === device);
  const problem = known ? 'is not yet available for training in this version' : 'is not known';
  throw new StudioError('invalid', `The device "${device}" ${problem}.`, { next: 'Choose "auto" or "cpu".' });
}
