import type { RenderManner } from '../../shared/contract/rendering.ts';
import type { BackgroundCollection } from '../backgrounds/index.ts';
import { type BlenderSupply, openBlender, reviewedBackgrounds } from '../jobs/index.ts';

/** The Blender of this host, looked for once. A search that failed is made again at the next need: it may be there by then. */
export class SharedBlender {
  readonly #cache: string;
  readonly #configured: () => Promise<string | undefined>;
  readonly #backgrounds: BackgroundCollection;
  readonly #library: string;
  #opened: Promise<BlenderSupply> | null = null;

  constructor(cache: string, configured: () => Promise<string | undefined>, backgrounds: BackgroundCollection, library: string) {
    this.#cache = cache;
    this.#configured = configured;
    this.#backgrounds = backgrounds;
    this.#library = library;
  }

  /**
   * With the photographs that are accepted now, on the device and with the workers that are asked for.
   * @throws StudioError `blender` with what to do, `invalid` for a device that is not there.
   */
  async open({ workers, device }: RenderManner = {}): Promise<BlenderSupply> {
    const supply = await (workers === undefined && device === undefined ? this.#found() : this.#search({ workers, device }));
    return { ...supply, assets: { ...supply.assets, userBackgrounds: await this.#backgrounds.accepted() } };
  }

  #found(): Promise<BlenderSupply> {
    this.#opened ??= this.#search().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #search(manner: RenderManner = {}): Promise<BlenderSupply> {
    return openBlender({
      cache: this.#cache,
      configured: await this.#configured(),
      backgrounds: await reviewedBackgrounds(this.#backgrounds),
      library: this.#library,
      workers: manner.workers,
      device: manner.device,
    });
  }
}
