import { describe, expect, it } from 'vitest';
import { deviceOf } from '../../../main/blender/device.ts';

describe('the device that a choice comes to', () => {
  const withGpu = { version: '4.5.15', devices: ['CPU', 'OPTIX', 'CUDA'] };

  it('is the first GPU that was found, the CPU without one, or what is asked for', () => {
    expect(deviceOf(withGpu, 'auto')).toBe('OPTIX');
    expect(deviceOf({ version: '4.5.15', devices: ['CPU'] }, 'auto')).toBe('CPU');
    expect(deviceOf(withGpu, 'cuda')).toBe('CUDA');
    expect(deviceOf(withGpu, 'cpu')).toBe('CPU');
  });

  it('is refused with what there is when it is missing', () => {
    expect(() => deviceOf(withGpu, 'hip')).toThrowError(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining('CPU, OPTIX, CUDA') }),
    );
  });
});
