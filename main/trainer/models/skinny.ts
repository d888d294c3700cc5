import type { Tensor } from '../graph/tensor.ts';
import { HEADS } from './heads.ts';
import type { Levels, NormPlace } from './levels.ts';
import type { PlainOperations } from './networkOperations.ts';
import { type ParameterSpec, parameterOf } from './parameters.ts';

/** The dense block's convolutions have this share of their level's channels. */
const DENSE_SHARES = [2, 4, 8] as const;
/** Branches of an inception module, of equal width. */
const BRANCHES = 4;

interface Level {
  readonly index: number;
  readonly channels: number;
  readonly above: number;
  readonly below: number;
}

function levelsOf({ width, depth }: Levels): { down: Level[]; up: Level[] } {
  const down = Array.from({ length: depth + 1 }, (_, index) => ({
    index,
    channels: width * 2 ** index,
    above: index === 0 ? 3 : width * 2 ** (index - 1),
    below: width * 2 ** (index + 1),
  }));
  return { down, up: down.slice(0, -1).reverse() };
}

/** Convolutions of a level's dense block with their inputs: each sees the one before it. */
function denseOf({ index, channels }: Level): { name: string; inputs: number; outputs: number }[] {
  return DENSE_SHARES.map((share, k) => ({
    name: `up${index}.dense${k}`,
    inputs: channels / (DENSE_SHARES[k - 1] ?? 1),
    outputs: channels / share,
  }));
}

/** Trained tensors in the order of the forward pass. */
export function skinnyParameters(options: Levels): ParameterSpec[] {
  const specs: ParameterSpec[] = [];
  const kernel = (name: string, outputs: number, inputs: number, side: number) =>
    specs.push({ name, shape: [outputs, inputs, side, side], initial: { kind: 'he', fanIn: inputs * side ** 2 } });
  const constants = (name: string, channels: number, value: number) =>
    specs.push({ name, shape: [channels], initial: { kind: 'constant', value } });
  const norm = (name: string, channels: number) => {
    constants(`${name}.scale`, channels, 1);
    constants(`${name}.shift`, channels, 0);
  };
  const convolution = (name: string, inputs: number, outputs: number) => {
    kernel(`${name}.weights`, outputs, inputs, 3);
    norm(name, outputs);
  };
  const inception = (name: string, inputs: number, outputs: number) => {
    const branch = outputs / BRANCHES;
    kernel(`${name}.reduce`, 3 * branch, inputs, 1);
    kernel(`${name}.three`, branch, branch, 3);
    kernel(`${name}.five`, branch, branch, 5);
    kernel(`${name}.pooled`, branch, inputs, 1);
    norm(name, outputs);
  };

  const { down, up } = levelsOf(options);
  for (const { index, channels, above } of down) {
    convolution(`down${index}.first`, above, channels);
    inception(`down${index}.inception`, channels, channels);
  }
  for (const level of up) {
    const { index, channels, below } = level;
    specs.push({ name: `up${index}.rise.weights`, shape: [below, channels, 2, 2], initial: { kind: 'he', fanIn: below } });
    constants(`up${index}.rise.bias`, channels, 0);
    const dense = denseOf(level);
    for (const { name, inputs, outputs } of dense) convolution(name, inputs, outputs);
    const joined = dense.reduce((sum, { outputs }) => sum + outputs, 2 * channels);
    inception(`up${index}.inception`, joined, channels);
  }
  convolution('last', options.width, options.width / 2);
  kernel('head.weights', HEADS.length, options.width / 2, 1);
  constants('head.bias', HEADS.length, 0);
  return specs;
}

/** Norms in the order of the forward pass. */
export function skinnyNorms(options: Levels): NormPlace[] {
  const { down, up } = levelsOf(options);
  return [
    ...down.flatMap(({ index, channels }) =>
      ['first', 'inception'].map((part) => ({ name: `down${index}.${part}`, channels, reduction: 2 ** index })),
    ),
    ...up.flatMap((level) => [
      ...denseOf(level).map(({ name, outputs }) => ({ name, channels: outputs, reduction: 2 ** level.index })),
      { name: `up${level.index}.inception`, channels: level.channels, reduction: 2 ** level.index },
    ]),
    { name: 'last', channels: options.width / 2, reduction: 1 },
  ];
}

/**
 * A light U-Net of inception modules and dense blocks (Tarasiewicz, Nalepa and Kawulok 2020, "Skinny"); docs/models.md
 * says what differs. Logits [n, heads, h, w] and the deepest features [n, width·2^depth, h/2^depth, w/2^depth].
 * @throws RangeError when a parameter is missing or a shape does not fit.
 */
export function skinny(
  operations: PlainOperations,
  options: Levels,
  image: Tensor,
  parameters: ReadonlyMap<string, Tensor>,
): { logits: Tensor; features: Tensor } {
  const parameter = (name: string) => parameterOf(parameters, name);
  const normed = (name: string, x: Tensor) => operations.norm(name, x, parameter(`${name}.scale`), parameter(`${name}.shift`));
  const convolved = (name: string, x: Tensor) => normed(name, operations.convolution([x], parameter(`${name}.weights`)));
  const inception = (name: string, x: Tensor, channels: number) => {
    const branch = channels / BRANCHES;
    // The 1×1 convolutions of three branches read the same input: one pass over it serves them all.
    const reduced = operations.mix(x, parameter(`${name}.reduce`));
    const part = (k: number) => operations.channelRange(reduced, k * branch, (k + 1) * branch);
    const three = operations.convolution([part(1)], parameter(`${name}.three`));
    const five = operations.convolution([part(2)], parameter(`${name}.five`));
    const pooled = operations.mix(operations.neighbourAverage(x), parameter(`${name}.pooled`));
    return normed(name, operations.join([part(0), three, five, pooled]));
  };

  const { down, up } = levelsOf(options);
  let x = image;
  const skips: Tensor[] = [];
  for (const { index, channels } of down) {
    x = inception(`down${index}.inception`, convolved(`down${index}.first`, x), channels);
    if (index === options.depth) break;
    skips.push(x);
    x = operations.maxPool(x);
  }
  const features = x;
  for (const level of up) {
    const { index, channels } = level;
    const skip = skips.pop();
    if (skip === undefined) throw new RangeError(`Level ${index} has no skip connection.`);
    const risen = operations.upConvolution(x, parameter(`up${index}.rise.weights`), parameter(`up${index}.rise.bias`));
    const dense = [skip];
    let last = skip;
    for (const { name } of denseOf(level)) {
      last = convolved(name, last);
      dense.push(last);
    }
    x = inception(`up${index}.inception`, operations.join([risen, ...dense]), channels);
  }
  return { logits: operations.pointwiseConvolution(convolved('last', x), parameter('head.weights'), parameter('head.bias')), features };
}
