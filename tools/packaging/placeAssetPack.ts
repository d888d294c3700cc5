/**
 * Puts the asset pack where electron-builder takes it from (`out/asset-pack`): CC0 people, clothes and panoramas, with their
 * credits. Makes the pack first where the cache does not have it.
 */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureAssetPack, findBlender } from '../../main/blender/index.ts';
import { cacheFolder } from '../../main/places.ts';
import { configuredBlender } from '../../main/settings.ts';

const cache = cacheFolder();
const blender = await findBlender({ configured: await configuredBlender(), cache });
const pack = await ensureAssetPack(blender, { cache });
const out = join(import.meta.dirname, '../../out/asset-pack');
await rm(out, { recursive: true, force: true });
await cp(pack.path, out, { recursive: true });
console.log(`${pack.name} ${pack.version} → ${out}`);
