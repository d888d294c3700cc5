import { reshape, transpose } from '../graph/layout.ts';
import { sum } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { convolve, ones, scaleShift } from './memory.ts';

/**
 * Weight gradients on blocked memory: one activation is the image and the other the (huge) kernel of a grouped
 * convolution, whose result already lies in the order of blocked weights.
 */
export class Correlator {
  readonly block: number;
  /** Images whose lanes lie side by side, by tensor and border: several gradients read the same one. */
  readonly #images = new Map<string, Tensor>();

  constructor(block: number) {
    this.block = block;
  }

  /** Blocked [n, c, h, w] → plain [c/B, n, h, (w + 2·side)·B]: the B channels of a block lie side by side. */
  lanes(t: Tensor, side: 0 | 1): Tensor {
    const key = `${t.name}/${side}`;
    const known = this.#images.get(key);
    if (known !== undefined) return known;
    const { block } = this;
    const { batch, channels, height, width } = imageShape(t.shape);
    const padded = side === 0 ? t : scaleShift(t, ones(t), null, { side });
    const row = (width + 2 * side) * block;
    const blocks = channels / block;
    const ordered = blocks > 1 ? transpose(reshape(padded, [batch, blocks, height * row]), [1, 0, 2]) : padded;
    const image = reshape(ordered, [blocks, batch, height, row]);
    this.#images.set(key, image);
    return image;
  }

  /**
   * Correlation of an image [p, n, h', w'] (plain) with an activation [n, c, h, w] (blocked) as kernel, summed over the
   * batch n → [p, c/B, taps, B].
   */
  correlate(
    image: Tensor,
    activation: Tensor,
    pads: readonly [number, number, number, number],
    dilations: readonly [number, number] = [1, 1],
  ): Tensor {
    const { batch, channels, height, width } = imageShape(activation.shape);
    const parts = imageShape(image.shape).batch;
    const kernel = reshape(activation, [batch * channels, 1, height, width]);
    const found = convolve(image, kernel, { kernel: [height, width], pads, dilations, group: batch });
    const taps = imageShape(found.shape).height * imageShape(found.shape).width;
    const summed = sum(reshape(found, [parts, batch, channels * taps]), [1], 'drop');
    return reshape(summed, [parts, channels / this.block, taps, this.block]);
  }
}
