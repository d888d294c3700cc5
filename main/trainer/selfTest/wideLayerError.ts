import { Draws } from '../../../shared/domain/random/draws.ts';
import { Tape } from '../autodiff.ts';
import { multiply } from '../graph/elementwise.ts';
import { Graph } from '../graph/graph.ts';
import { sum } from '../graph/reduction.ts';
import { elementCount } from '../graph/shape.ts';
import { encodeModel } from '../onnx/model.ts';
import { convolution } from '../operations/convolution.ts';
import type { DeviceName } from '../runtime/devices.ts';
import { openSession, tensor, valuesOf } from '../runtime/session.ts';
import { projectionError, projectionOf } from './projection.ts';

/** Layers of so many channels have a weight gradient of another form, which networks of a self-test's size do not reach. */
const IMAGE = [1, 64, 4, 4];
const WEIGHTS = [3, 64, 3, 3];

/** Difference of a wide convolution's weight gradient to the CPU's. */
export async function wideLayerError(device: DeviceName): Promise<number> {
  return projectionError(projectionOf(await weightGradient(device)), projectionOf(await weightGradient('cpu')));
}

async function weightGradient(device: DeviceName): Promise<Float32Array> {
  const graph = new Graph();
  const tape = new Tape();
  const weights = graph.input('weights', WEIGHTS);
  const y = convolution(tape, graph.input('image', IMAGE), weights);
  const loss = sum(multiply(y, y), [0, 1, 2, 3], 'drop');
  tape.record(loss, [y], (dLoss) => [multiply(multiply(y, 2), dLoss)]);
  for (const gradient of tape.gradients(loss, [weights])) graph.output('gradient', gradient);

  const draws = new Draws(5, 'wide layer', 0);
  const random = (name: string, shape: readonly number[]) =>
    tensor(
      Float32Array.from({ length: elementCount(shape) }, (_, index) => draws.range(name, -1, 1, index)),
      shape,
    );
  const session = await openSession(encodeModel(graph, 'wide-layer'), { device });
  const outputs = await session.run({ image: random('image', IMAGE), weights: random('weights', WEIGHTS) });
  await session.release();
  return valuesOf(outputs, 'gradient');
}
