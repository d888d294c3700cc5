import { join } from 'node:path';
import { BUILTIN_ASSETS } from '../../shared/domain/assets/builtin.ts';
import { type AssetPack, presentAssetPack } from '../blender/index.ts';
import { packPictureUrl } from '../media/index.ts';

/** Photographs of the built-in asset pack, for the walls of the 3D view. */
export class PackPictures {
  readonly #cache: string;
  #pack: AssetPack | null = null;

  constructor(cache: string) {
    this.#cache = cache;
  }

  /** Addresses by asset id; none before the pack has been made. */
  async urls(): Promise<Record<string, string>> {
    const pack = await this.#present();
    if (pack === null) return {};
    return Object.fromEntries(BUILTIN_ASSETS.photographs.map((id) => [id, packPictureUrl(pack.sha256, id)]));
  }

  /** The file behind an address; null where the pack has changed since, or has no such picture. */
  async file(sha256: string, asset: string): Promise<string | null> {
    const pack = await this.#present();
    if (pack?.sha256 !== sha256 || !BUILTIN_ASSETS.photographs.includes(asset)) return null;
    return join(pack.path, `${asset}.png`);
  }

  /** Looked for until it is there: Blender may be set up while the studio runs. */
  async #present(): Promise<AssetPack | null> {
    this.#pack ??= await presentAssetPack(this.#cache).catch(() => null);
    return this.#pack;
  }
}
