import { StudioError } from '../../shared/contract/errors.ts';
import type { RenderDevice } from '../../shared/contract/rendering.ts';
import type { BlenderInstallation } from './installation.ts';

export { RENDER_DEVICES as DEVICE_CHOICES } from '../../shared/contract/rendering.ts';
export type DeviceChoice = RenderDevice;

/**
 * The device that a choice comes to, as the worker names it. `auto` takes the first GPU that the probe found, else the CPU.
 * @throws StudioError `invalid` naming what there is.
 */
export function deviceOf({ version, devices }: Pick<BlenderInstallation, 'version' | 'devices'>, choice: DeviceChoice): string {
  if (choice === 'auto') return devices.find((device) => device !== 'CPU') ?? 'CPU';
  const device = choice.toUpperCase();
  if (device === 'CPU' || devices.includes(device)) return device;
  throw new StudioError('invalid', `Blender ${version} finds no device of the kind ${device} here; it has ${devices.join(', ')}.`, {
    next: 'Choose one of these, or auto. A GPU that is missing needs its driver, or an official build of Blender.',
  });
}
