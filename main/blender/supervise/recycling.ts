import { residentBytes } from './memory.ts';

const FRAMES = 500;
const BYTES = 1.5e9;
/** Large frames may need much from the start: only growth is a reason to begin anew. */
const GROWTH = 1.5;

/** When a process should be replaced: Blender's memory creeps up by some hundred kilobytes a frame. */
export class Recycling {
  readonly #limit: number;
  #frames = 0;
  #atFirst: number | null = null;

  constructor(frames: number = FRAMES) {
    this.#limit = frames;
  }

  /** To be asked after each frame. */
  async isDue(pid: number): Promise<boolean> {
    this.#frames++;
    if (this.#frames >= this.#limit) return true;
    const bytes = await residentBytes(pid);
    if (bytes === null) return false;
    this.#atFirst ??= bytes;
    return bytes > BYTES && bytes > GROWTH * this.#atFirst;
  }
}
