import { describe, expect, it } from 'vitest';
import { Tape } from '../../../main/trainer/autodiff.ts';
import { multiply } from '../../../main/trainer/graph/elementwise.ts';
import { Graph } from '../../../main/trainer/graph/graph.ts';
import { sum } from '../../../main/trainer/graph/reduction.ts';
import { elementCount, type Shape } from '../../../main/trainer/graph/shape.ts';
import type { Tensor } from '../../../main/trainer/graph/tensor.ts';
import { crossEntropy } from '../../../main/trainer/losses/crossEntropy.ts';
import { addition } from '../../../main/trainer/operations/addition.ts';
import { batchNorm } from '../../../main/trainer/operations/batchNorm.ts';
import { channelRange } from '../../../main/trainer/operations/channelRange.ts';
import { concatenation } from '../../../main/trainer/operations/concatenation.ts';
import { convolution } from '../../../main/trainer/operations/convolution.ts';
import { dense } from '../../../main/trainer/operations/dense.ts';
import { globalAverage } from '../../../main/trainer/operations/globalAverage.ts';
import { gradientReversal } from '../../../main/trainer/operations/gradientReversal.ts';
import { groupNorm, groupsOf } from '../../../main/trainer/operations/groupNorm.ts';
import { maxPool } from '../../../main/trainer/operations/maxPool.ts';
import { neighbourAverage } from '../../../main/trainer/operations/neighbourAverage.ts';
import { pointwiseConvolution } from '../../../main/trainer/operations/pointwiseConvolution.ts';
import { rectifier } from '../../../main/trainer/operations/rectifier.ts';
import { rows } from '../../../main/trainer/operations/rows.ts';
import { upConvolution } from '../../../main/trainer/operations/upConvolution.ts';
import { Draws } from '../../../shared/domain/random/draws.ts';
import { open } from './support/runGraph.ts';
import { chooseSoftwareGpu, hasSoftwareGpu } from './support/softwareGpu.ts';

interface Case {
  readonly name: string;
  readonly inputs: readonly Shape[];
  readonly apply: (tape: Tape, inputs: readonly Tensor[]) => Tensor;
  /** Start value of an element, where a standard normal one (`normal`) would sit on a kink. */
  readonly start?: (input: number, index: number, normal: number) => number;
  /** What the rule says over the true slope: 1, but for the reversal of gradients. */
  readonly factor?: number;
}

const at = (inputs: readonly Tensor[], index: number): Tensor => {
  const tensor = inputs[index];
  if (tensor === undefined) throw new RangeError(`Input ${index} is missing.`);
  return tensor;
};

/** Shifts of ±6 keep every value clear of ReLU's kink: even channels pass, odd ones are cut off. */
const clearOfZero = (input: number, index: number, normal: number) => (input !== 2 ? normal : index % 2 === 0 ? 6 : -6);

const CASES: readonly Case[] = [
  {
    name: '3×3 convolution',
    inputs: [
      [2, 3, 5, 4],
      [6, 3, 3, 3],
    ],
    apply: (tape, i) => convolution(tape, at(i, 0), at(i, 1)),
  },
  {
    name: '3×3 convolution of many channels',
    inputs: [
      [2, 64, 4, 3],
      [5, 64, 3, 3],
    ],
    apply: (tape, i) => convolution(tape, at(i, 0), at(i, 1)),
  },
  {
    name: '5×5 convolution',
    inputs: [
      [2, 3, 6, 4],
      [4, 3, 5, 5],
    ],
    apply: (tape, i) => convolution(tape, at(i, 0), at(i, 1)),
  },
  {
    name: '5×5 convolution of many channels',
    inputs: [
      [2, 64, 4, 5],
      [3, 64, 5, 5],
    ],
    apply: (tape, i) => convolution(tape, at(i, 0), at(i, 1)),
  },
  {
    name: '1×1 convolution without bias',
    inputs: [
      [2, 5, 4, 3],
      [2, 5, 1, 1],
    ],
    apply: (tape, i) => pointwiseConvolution(tape, at(i, 0), at(i, 1), null),
  },
  {
    name: 'average of neighbours',
    inputs: [[2, 3, 4, 6]],
    apply: (tape, i) => neighbourAverage(tape, at(i, 0)),
  },
  {
    name: 'range of channels',
    inputs: [[2, 7, 3, 2]],
    apply: (tape, i) => channelRange(tape, at(i, 0), 2, 5),
  },
  {
    name: '1×1 convolution',
    inputs: [[2, 5, 4, 3], [2, 5, 1, 1], [2]],
    apply: (tape, i) => pointwiseConvolution(tape, at(i, 0), at(i, 1), at(i, 2)),
  },
  {
    name: 'up-convolution',
    inputs: [[2, 4, 3, 2], [4, 3, 2, 2], [3]],
    apply: (tape, i) => upConvolution(tape, at(i, 0), at(i, 1), at(i, 2)),
  },
  {
    name: 'maximum pooling',
    inputs: [[2, 3, 4, 6]],
    apply: (tape, i) => maxPool(tape, at(i, 0)),
    // All different, and further apart than a step.
    start: (_, index) => ((index * 37) % 144) / 10,
  },
  {
    name: 'concatenation',
    inputs: [
      [2, 3, 2, 2],
      [2, 2, 2, 2],
    ],
    apply: (tape, i) => concatenation(tape, [at(i, 0), at(i, 1)]),
  },
  {
    name: 'group norm with two channels a group',
    inputs: [[2, 16, 3, 3], [16], [16]],
    apply: (tape, i) => groupNorm(tape, at(i, 0), at(i, 1), at(i, 2)),
    start: clearOfZero,
  },
  {
    name: 'group norm of 12 channels',
    inputs: [[3, 12, 2, 4], [12], [12]],
    apply: (tape, i) => groupNorm(tape, at(i, 0), at(i, 1), at(i, 2)),
    start: clearOfZero,
  },
  {
    name: 'batch norm',
    inputs: [[3, 4, 3, 3], [4], [4]],
    apply: (tape, i) => batchNorm(tape, at(i, 0), at(i, 1), at(i, 2)).output,
    start: clearOfZero,
  },
  {
    name: 'cross entropy',
    inputs: [[2, 2, 3, 3]],
    apply: (tape, i) => {
      const { graph } = at(i, 0);
      const targets = graph.floats(
        Float32Array.from({ length: 36 }, (_, k) => (k % 3 === 0 ? 1 : 0)),
        [2, 2, 3, 3],
      );
      const weights = graph.floats(
        Float32Array.from({ length: 36 }, (_, k) => (k < 9 ? 0 : 0.5 + (k % 4))),
        [2, 2, 3, 3],
      );
      return crossEntropy(tape, at(i, 0), targets, weights, [1, 0.3]);
    },
  },
  {
    name: 'dense layer',
    inputs: [[3, 5], [4, 5], [4]],
    apply: (tape, i) => dense(tape, at(i, 0), at(i, 1), at(i, 2)),
  },
  {
    name: 'rectifier',
    inputs: [[3, 8]],
    apply: (tape, i) => rectifier(tape, at(i, 0)),
    start: (_, index) => (index % 3 === 0 ? -1 : 1) * (0.1 + index / 10),
  },
  {
    name: 'global average',
    inputs: [[2, 3, 4, 2]],
    apply: (tape, i) => globalAverage(tape, at(i, 0)),
  },
  {
    name: 'rows of a batch',
    inputs: [[5, 2, 2, 2]],
    apply: (tape, i) => rows(tape, at(i, 0), 1, 4),
  },
  {
    name: 'addition',
    inputs: [
      [2, 3],
      [2, 3],
    ],
    apply: (tape, i) => addition(tape, at(i, 0), at(i, 1)),
  },
  {
    name: 'gradient reversal',
    inputs: [[2, 3]],
    apply: (tape, i) => gradientReversal(tape, at(i, 0), at(i, 0).graph.floats([0.7], [])),
    factor: -0.7,
  },
  {
    name: 'one tensor used twice',
    inputs: [[1, 2, 2, 2], [2, 2, 1, 1], [2]],
    apply: (tape, i) => concatenation(tape, [at(i, 0), pointwiseConvolution(tape, at(i, 0), at(i, 1), at(i, 2))]),
  },
];

const STEP = 5e-3;
/** Of change, per input; fewer where a driver in software computes. */
const DIRECTIONS = { cpu: 5, webgpu: 1 } as const;

if (hasSoftwareGpu) chooseSoftwareGpu();

describe.each([
  { device: 'cpu', isHere: true },
  { device: 'webgpu', isHere: hasSoftwareGpu },
] as const)('on $device the gradient rule agrees with finite differences', ({ device, isHere }) => {
  it.skipIf(!isHere).each(CASES)('of $name', async ({ inputs, apply, start, name, factor = 1 }) => {
    const graph = new Graph();
    const tape = new Tape();
    const tensors = inputs.map((shape, k) => graph.input(`in${k}`, shape));
    const output = apply(tape, tensors);
    const draws = new Draws(3, name, 0);
    const mix = Float32Array.from({ length: elementCount(output.shape) }, (_, i) => draws.range('mix', -1, 1, i));
    const mixing = graph.floats(mix, output.shape);
    const loss = sum(
      multiply(output, mixing),
      output.shape.map((_, axis) => axis),
      'drop',
    );
    tape.record(loss, [output], (dLoss) => [multiply(mixing, dLoss)]);
    tape.gradients(loss, tensors).forEach((gradient, k) => {
      graph.output(`d${k}`, gradient);
    });
    graph.output('output', output);
    const session = await open(graph, device);

    const values = inputs.map((shape, k) => {
      const begin = start ?? ((_input: number, _index: number, normal: number) => normal);
      return Float32Array.from({ length: elementCount(shape) }, (_, i) => begin(k, i, draws.normal(`in${k}`, 0, 1, i)));
    });
    const feeds = (change?: { input: number; direction: Float32Array; by: number }) =>
      Object.fromEntries(
        values.map((array, k) => [
          `in${k}`,
          change?.input === k ? array.map((value, i) => value + change.by * (change.direction[i] ?? 0)) : array,
        ]),
      );
    /** Σ mix·output, summed in float64. */
    const lossAt = async (given: Record<string, Float32Array>) =>
      ((await session.run(given)).get('output') ?? new Float32Array()).reduce((total, value, i) => total + value * (mix[i] ?? 0), 0);

    const gradients = await session.run(feeds());
    for (let input = 0; input < inputs.length; input++) {
      const gradient = gradients.get(`d${input}`) ?? new Float32Array();
      const norm = Math.hypot(...gradient);
      for (let k = 0; k < DIRECTIONS[device]; k++) {
        const direction = gradient.map((_, i) => draws.sign(`direction${input}-${k}`, i));
        const slope = gradient.reduce((total, value, i) => total + value * (direction[i] ?? 0), 0);
        const above = await lossAt(feeds({ input, direction, by: STEP }));
        const below = await lossAt(feeds({ input, direction, by: -STEP }));
        expect(Math.abs((factor * (above - below)) / (2 * STEP) - slope) / norm).toBeLessThan(2e-3);
      }
    }
    await session.close();
  });
});

describe('shapes that do not fit are refused while building', () => {
  const graph = new Graph();
  const tape = new Tape();
  const image = graph.input('image', [1, 3, 4, 5]);
  const parameter = (...shape: number[]) => graph.input(`parameter ${shape.join()}`, shape);
  it.each([
    ['3×3 convolution', () => convolution(tape, image, parameter(8, 4, 3, 3))],
    ['1×1 convolution', () => pointwiseConvolution(tape, image, parameter(8, 4, 1, 1), parameter(8))],
    ['up-convolution', () => upConvolution(tape, image, parameter(8, 3, 2, 2), parameter(3))],
    ['pooling of an odd side', () => maxPool(tape, image)],
    ['concatenation of other sizes', () => concatenation(tape, [image, parameter(1, 3, 4, 4)])],
    ['cross entropy with a missing head weight', () => crossEntropy(tape, image, image, image, [1])],
  ])('%s', (_, build) => {
    expect(build).toThrow(RangeError);
  });
});

it('a loss that does not reach a parameter is an error, not a zero gradient', () => {
  const graph = new Graph();
  const tape = new Tape();
  const used = graph.input('used', [1, 2, 2, 2]);
  const unused = graph.input('unused', [1]);
  const loss = sum(maxPool(tape, used), [0, 1, 2, 3], 'drop');
  expect(() => tape.gradients(loss, [unused])).toThrow(/unused/);
});

it('groups divide the channels evenly', () => {
  expect([4, 6, 8, 12, 16, 20, 28, 64, 7].map(groupsOf)).toEqual([4, 6, 8, 6, 8, 5, 7, 8, 7]);
});
