import { StudioError } from '../../../shared/contract/errors.ts';
import { DEVICE_TITLES, type DeviceName } from './devices.ts';

const OUT_OF_MEMORY =
  /out of memory|bad_alloc|failed to allocate|memory allocation|alloc.*failed|exceeds the max|maxBufferSize|E_OUTOFMEMORY/i;
const LOST = /device.{0,20}(lost|removed|hung|reset)|DEVICE_LOST|DXGI_ERROR_DEVICE|CUDA (error|failure)|cudaError|CUDNN failure/i;
const MISSING = /no supported adapters|failed to get a webgpu adapter|failed to load (shared )?library|backend not found/i;

const NEEDS: Readonly<Record<DeviceName, string>> = {
  cpu: 'The runtime needs a processor that it was built for.',
  webgpu: 'It needs a graphics driver with Vulkan, Direct3D 12 or Metal.',
  cuda: 'It needs an NVIDIA card, the CUDA 12 libraries with cuDNN 9, and the CUDA part of the runtime.',
  dml: 'It needs Windows with Direct3D 12.',
  coreml: 'It needs macOS.',
};

/** What the runtime threw, in words that say what to do. An unknown fault of the CPU stays as it is: it is a bug of ours. */
export function deviceFault(error: unknown, device: DeviceName): unknown {
  if (error instanceof StudioError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const title = DEVICE_TITLES[device];
  if (OUT_OF_MEMORY.test(text)) {
    return new StudioError('training', `The memory of ${title} does not suffice for this network and these pictures.`, {
      next: 'To train, choose smaller batches (gradient accumulation keeps the step the same), smaller patches or a narrower network: what was saved can be resumed. To segment, choose a smaller size.',
      cause: error,
    });
  }
  if (device === 'cpu') return error;
  if (MISSING.test(text)) {
    return new StudioError('training', `${title} is not available on this machine.`, { next: NEEDS[device], cause: error });
  }
  const fault = LOST.test(text) ? 'was lost' : 'failed';
  return new StudioError('training', `The device ${title} ${fault} while computing: ${firstLine(text)}`, {
    next: 'Resume the run. If it happens again, resume it on another device: a checkpoint fits all of them.',
    cause: error,
  });
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n');
  return line.length > 300 ? `${line.slice(0, 300)} …` : line;
}
