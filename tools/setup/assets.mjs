import { ensureAssetPack, presentAssetPack } from '../../main/blender/index.ts';
import { knownBlender } from './blender.mjs';

/** People, clothes and environments in the form that Blender's side reads, made from the npm packages. */
export const assets = (cache) => ({
  name: 'Asset pack',
  size: 'made on this machine, nothing to download',
  isDone: async () => (await presentAssetPack(cache)) !== null,
  async do(say) {
    let tenth = -1;
    const onProgress = (value, title) => {
      if (Math.floor(value * 10) <= tenth) return;
      tenth = Math.floor(value * 10);
      say(`${String(tenth * 10).padStart(3)} % ${title}`);
    };
    await ensureAssetPack(knownBlender(cache).installation, { cache, onProgress });
  },
  async says() {
    const pack = await presentAssetPack(cache);
    return `asset pack ${pack.version}`;
  },
});
