import type { Range } from './cells.ts';

/** Channels of a picture or of activations, kept whole: [channels, height, width]. */
export class Planes {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float32Array;

  constructor(channels: number, width: number, height: number, values: Float32Array = new Float32Array(channels * width * height)) {
    this.channels = channels;
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /** A copy of the part at these rows and columns. */
  part(rows: Range, columns: Range): Float32Array {
    const [height, width] = [rows.end - rows.start, columns.end - columns.start];
    const part = new Float32Array(this.channels * height * width);
    for (let channel = 0, to = 0; channel < this.channels; channel++) {
      for (let y = rows.start; y < rows.end; y++, to += width) {
        const from = (channel * this.height + y) * this.width + columns.start;
        part.set(this.values.subarray(from, from + width), to);
      }
    }
    return part;
  }

  /** Takes over `rows` and `columns` of a part whose upper left pixel is `origin`, and which is `width` × `height` pixels. */
  take(part: Float32Array, at: { rows: Range; columns: Range; origin: { x: number; y: number }; width: number; height: number }): void {
    const { rows, columns, origin, width, height } = at;
    const [bottom, right] = [Math.min(rows.end, this.height), Math.min(columns.end, this.width)];
    for (let channel = 0; channel < this.channels; channel++) {
      for (let y = rows.start; y < bottom; y++) {
        const from = (channel * height + y - origin.y) * width - origin.x;
        this.values.set(part.subarray(from + columns.start, from + right), (channel * this.height + y) * this.width + columns.start);
      }
    }
  }
}
