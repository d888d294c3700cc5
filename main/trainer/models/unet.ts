import type { Tensor } from '../graph/tensor.ts';
import { HEADS } from './heads.ts';
import type { Levels, NormPlace } from './levels.ts';
import type { NetworkOperations } from './networkOperations.ts';
import { type ParameterSpec, parameterOf } from './parameters.ts';

/** Channels of each level, from full resolution down. */
function levels({ width, depth }: Levels): { index: number; channels: number; above: number; below: number }[] {
  return Array.from({ length: depth + 1 }, (_, index) => ({
    index,
    channels: width * 2 ** index,
    above: index === 0 ? 3 : width * 2 ** (index - 1),
    below: width * 2 ** (index + 1),
  }));
}

/** Trained tensors of a U-Net (Ronneberger, Fischer and Brox 2015; padded, with norms), in the order of the forward pass. */
export function unetParameters(options: Levels): ParameterSpec[] {
  const specs: ParameterSpec[] = [];
  const add = (name: string, shape: readonly number[], initial: ParameterSpec['initial']) => specs.push({ name, shape, initial });
  const constant = (value: number) => ({ kind: 'constant', value }) as const;
  const block = (name: string, inputs: number, outputs: number) => {
    for (const [half, channels] of [
      ['first', inputs],
      ['second', outputs],
    ] as const) {
      add(`${name}.${half}.weights`, [outputs, channels, 3, 3], { kind: 'he', fanIn: channels * 9 });
      add(`${name}.${half}.scale`, [outputs], constant(1));
      add(`${name}.${half}.shift`, [outputs], constant(0));
    }
  };

  const all = levels(options);
  for (const { index, channels, above } of all) block(`down${index}`, above, channels);
  for (const { index, channels, below } of all.slice(0, -1).reverse()) {
    add(`up${index}.rise.weights`, [below, channels, 2, 2], { kind: 'he', fanIn: below });
    add(`up${index}.rise.bias`, [channels], constant(0));
    block(`up${index}`, 2 * channels, channels);
  }
  add('head.weights', [HEADS.length, options.width, 1, 1], { kind: 'he', fanIn: options.width });
  add('head.bias', [HEADS.length], constant(0));
  return specs;
}

/** Norms in the order of the forward pass. */
export function unetNorms(options: Levels): NormPlace[] {
  const all = levels(options);
  const blocks = [
    ...all.map((level) => ({ ...level, side: 'down' })),
    ...all
      .slice(0, -1)
      .reverse()
      .map((level) => ({ ...level, side: 'up' })),
  ];
  return blocks.flatMap(({ index, channels, side }) =>
    ['first', 'second'].map((half) => ({ name: `${side}${index}.${half}`, channels, reduction: 2 ** index })),
  );
}

/**
 * Logits [n, heads, h, w] and the deepest features [n, width·2^depth, h/2^depth, w/2^depth] of an image [n, 3, h, w] with values 0 … 1.
 * @throws RangeError when a parameter is missing or a shape does not fit.
 */
export function unet(
  operations: NetworkOperations,
  options: Levels,
  image: Tensor,
  parameters: ReadonlyMap<string, Tensor>,
): { logits: Tensor; features: Tensor } {
  const parameter = (name: string) => parameterOf(parameters, name);
  const half = (name: string, ...parts: readonly Tensor[]) => {
    const convolved = operations.convolution(parts, parameter(`${name}.weights`));
    return operations.norm(name, convolved, parameter(`${name}.scale`), parameter(`${name}.shift`));
  };
  const block = (name: string, ...parts: readonly Tensor[]) => half(`${name}.second`, half(`${name}.first`, ...parts));

  let x = image;
  const skips: { index: number; skip: Tensor }[] = [];
  for (const { index } of levels(options)) {
    x = block(`down${index}`, x);
    if (index === options.depth) break;
    skips.push({ index, skip: x });
    x = operations.maxPool(x);
  }
  const features = x;
  for (const { index, skip } of skips.reverse()) {
    const risen = operations.upConvolution(x, parameter(`up${index}.rise.weights`), parameter(`up${index}.rise.bias`));
    x = block(`up${index}`, skip, risen);
  }
  return { logits: operations.pointwiseConvolution(x, parameter('head.weights'), parameter('head.bias')), features };
}
