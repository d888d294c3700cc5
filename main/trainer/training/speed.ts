/** Seconds over which speed is measured. */
const WINDOW = 10;

/** Images per second over the last seconds. */
export class Speed {
  readonly #seconds: () => number;
  #marks: { readonly at: number; readonly images: number }[] = [];

  /** @param seconds A monotonic clock; tests give their own. */
  constructor(seconds: () => number = () => performance.now() / 1000) {
    this.#seconds = seconds;
  }

  /** `images` more were learnt from. Null at first: that step set the runtime up. */
  add(images: number): number | null {
    const at = this.#seconds();
    this.#marks.push({ at, images });
    while (this.#marks.length > 2 && (this.#marks[1]?.at ?? at) < at - WINDOW) this.#marks.shift();
    const [first, ...later] = this.#marks;
    if (first === undefined || at <= first.at) return null;
    return later.reduce((sum, mark) => sum + mark.images, 0) / (at - first.at);
  }
}
