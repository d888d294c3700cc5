import { type Attributes, floats, integer, integers, text } from '../graph/attribute.ts';
import { reshape } from '../graph/layout.ts';
import { elementCount, imageShape, type Shape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/**
 * Operators on blocked memory: a tensor of shape [n, c, h, w] is stored as [n, c/B, h, w, B]. They are ONNX Runtime's own
 * (CPU provider), who inserts them for constant weights only; a model may name them itself. Element-wise operators work on
 * blocked tensors as they are.
 */
export const BLOCKED_DOMAIN = 'com.microsoft.nchwc';

/** A function that a convolution applies to its result at no cost. */
export type Activation = 'relu' | 'isPositive' | 'isNotNegative';

const ACTIVATIONS: Record<Activation, Attributes> = {
  relu: { activation: text('Relu') },
  // HardSigmoid clamp(2^100·v + b, 0, 1): 1 where v > 0 (b = 0) or v ≥ 0 (b = 1), else 0.
  isPositive: { activation: text('HardSigmoid'), activation_params: floats([2 ** 100, 0]) },
  isNotNegative: { activation: text('HardSigmoid'), activation_params: floats([2 ** 100, 1]) },
};

interface ConvolutionOptions {
  readonly kernel: readonly [number, number];
  /** Top, left, bottom, right. */
  readonly pads?: readonly [number, number, number, number];
  readonly strides?: readonly [number, number];
  readonly dilations?: readonly [number, number];
  readonly group?: number;
  readonly bias?: Tensor | null;
  /** Added to the result in the same pass. */
  readonly sum?: Tensor | null;
  readonly activation?: Activation;
}

function node(operator: string, inputs: readonly (Tensor | null)[], shape: Shape, attributes: Attributes): Tensor {
  const [first] = inputs;
  if (first === undefined || first === null) throw new RangeError(`${operator} has no input.`);
  return first.graph.node(operator, inputs, shape, { attributes, domain: BLOCKED_DOMAIN });
}

/** x [n, i, h, w] blocked, or plain with fewer than B channels; weights [o, i/group, kh, kw] blocked → [n, o, h', w']. */
export function convolve(x: Tensor, weights: Tensor, options: ConvolutionOptions): Tensor {
  const { kernel, pads = [0, 0, 0, 0], strides = [1, 1], dilations = [1, 1], group = 1, bias = null, sum = null } = options;
  const { batch, height, width } = imageShape(x.shape);
  const extent = (size: number, axis: 0 | 1) =>
    Math.floor((size + pads[axis] + pads[axis === 0 ? 2 : 3] - dilations[axis] * (kernel[axis] - 1) - 1) / strides[axis]) + 1;
  const shape = [batch, imageShape(weights.shape).batch, extent(height, 0), extent(width, 1)];
  return node('Conv', sum ? [x, weights, bias, sum] : bias ? [x, weights, bias] : [x, weights], shape, {
    kernel_shape: integers(kernel),
    pads: integers(pads),
    strides: integers(strides),
    dilations: integers(dilations),
    group: integer(group),
    ...(options.activation === undefined ? {} : ACTIVATIONS[options.activation]),
  });
}

/** activation(scale·x + shift + sum) per channel in one pass over memory: a depthwise 1×1 convolution. `side` adds zero columns. */
export function scaleShift(
  x: Tensor,
  scale: Tensor,
  shift: Tensor | null,
  options: { sum?: Tensor; activation?: Activation; side?: number } = {},
): Tensor {
  const { channels } = imageShape(x.shape);
  const { side = 0, ...rest } = options;
  const pads = [0, side, 0, side] as const;
  return convolve(x, reshape(scale, [channels, 1, 1, 1]), { kernel: [1, 1], pads, group: channels, bias: shift, ...rest });
}

/** 1 per channel. */
export function ones(x: Tensor): Tensor {
  const { channels } = imageShape(x.shape);
  return x.graph.floats(new Float32Array(channels).fill(1), [channels]);
}

export function maxPool2(x: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(x.shape);
  return node('MaxPool', [x], [batch, channels, height / 2, width / 2], { kernel_shape: integers([2, 2]), strides: integers([2, 2]) });
}

/** Each pixel repeated 2×2. */
export function upsample2(x: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(x.shape);
  return node('Upsample', [x], [batch, channels, 2 * height, 2 * width], { scales: integers([1, 1, 2, 2]), mode: text('nearest') });
}

/** Mean over height and width. */
export function planeMean(x: Tensor): Tensor {
  const { batch, channels } = imageShape(x.shape);
  return node('GlobalAveragePool', [x], [batch, channels, 1, 1], {});
}

/** Blocked → plain memory, of the first `channels` channels. */
export function unblocked(x: Tensor, channels: number): Tensor {
  const { batch, height, width } = imageShape(x.shape);
  return node('ReorderOutput', [x], [batch, channels, height, width], { channels: integer(channels) });
}

/** Plain → blocked memory. */
export function blocked(x: Tensor): Tensor {
  return node('ReorderInput', [x], x.shape, {});
}

/** Transposes the last two axes, [.., B, B]: a reorder of many small images, faster than Transpose. */
export function turnTiles(t: Tensor, block: number): Tensor {
  const tiles = [elementCount(t.shape) / block ** 2, block, block / 4, 4];
  return reshape(unblocked(reshape(t, tiles), block), t.shape);
}
