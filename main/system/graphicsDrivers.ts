import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir, release } from 'node:os';
import { join } from 'node:path';

/** Where Vulkan looks for drivers on Linux; elsewhere drivers come with the system or leave no such file. */
const VULKAN_FOLDERS = ['/etc/vulkan/icd.d', '/usr/share/vulkan/icd.d', '/usr/local/share/vulkan/icd.d', '.local/share/vulkan/icd.d'];
const VULKAN_VARIABLES = ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES', 'VK_ADD_DRIVER_FILES', 'CUDA_VISIBLE_DEVICES', 'LD_LIBRARY_PATH'];
const NVIDIA_VERSION = '/proc/driver/nvidia/version';

/** Changes when a graphics driver is installed, updated or chosen otherwise, as far as files and variables tell. */
export async function graphicsDriverFingerprint(): Promise<string> {
  const hash = createHash('sha256');
  hash.update([process.platform, process.arch, release()].join());
  for (const name of VULKAN_VARIABLES) hash.update(`\n${name}=${process.env[name] ?? ''}`);
  for (const folder of VULKAN_FOLDERS) {
    const path = join(folder.startsWith('/') ? '' : homedir(), folder);
    for (const file of (await readdir(path).catch(() => [])).sort()) hash.update(`\n${await describe(join(path, file))}`);
  }
  for (const file of (process.env.VK_DRIVER_FILES ?? process.env.VK_ICD_FILENAMES ?? '').split(':')) {
    if (file !== '') hash.update(`\n${await describe(file)}`);
  }
  hash.update(`\n${await readFile(NVIDIA_VERSION, 'utf8').catch(() => '')}`);
  return hash.digest('hex').slice(0, 16);
}

async function describe(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  return `${file} ${found?.size ?? 0} ${found?.mtimeMs ?? 0}`;
}
