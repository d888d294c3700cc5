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

  /** With the photographs that are accepted now. @throws StudioError `blender` with what to do. */
  async open(): Promise<BlenderSupply> {
    const supply = await this.#found();
    return { ...supply, assets: { ...supply.assets, userBackgrounds: await this.#backgrounds.accepted() } };
  }

  #found(): Promise<BlenderSupply> {
    this.#opened ??= this.#search().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #search(): Promise<BlenderSupply> {
    return openBlender({
      cache: this.#cache,
      configured: await this.#configured(),
      backgrounds: await reviewedBackgrounds(this.#backgrounds),
      library: this.#library,
    });
  }
}
