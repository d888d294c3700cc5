import { type BlenderSupply, openBlender } from '../jobs/index.ts';

/** The Blender of this host, looked for once. A search that failed is made again at the next need: it may be there by then. */
export class SharedBlender {
  readonly #cache: string;
  readonly #configured: () => Promise<string | undefined>;
  #opened: Promise<BlenderSupply> | null = null;

  constructor(cache: string, configured: () => Promise<string | undefined>) {
    this.#cache = cache;
    this.#configured = configured;
  }

  /** @throws StudioError `blender` with what to do. */
  open(): Promise<BlenderSupply> {
    this.#opened ??= this.#search().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #search(): Promise<BlenderSupply> {
    return openBlender({ cache: this.#cache, configured: await this.#configured() });
  }
}
