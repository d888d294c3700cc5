import { existsSync } from 'node:fs';

/** SwiftShader: Vulkan in software, which comes with Debian's Chromium. */
const DRIVER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** Whether WebGPU can be tested here without a graphics card. */
export const hasSoftwareGpu = existsSync(DRIVER);

/** Lets this process, and those it starts, find the driver. Before the first session on WebGPU. */
export function chooseSoftwareGpu(): void {
  process.env.VK_DRIVER_FILES = DRIVER;
}
