import type { Tape } from '../autodiff.ts';
import { text } from '../graph/attribute.ts';
import { slice } from '../graph/layout.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** Channels `start` … `end` (exclusive) of an image tensor. */
export function channelRange(tape: Tape, x: Tensor, start: number, end: number): Tensor {
  const { graph, shape } = x;
  const { channels } = imageShape(shape);
  const y = slice(x, [start], [end], [1]);
  return tape.record(y, [x], (dy) => {
    const pads = graph.integers([0, start, 0, 0, 0, channels - end, 0, 0]);
    return [graph.node('Pad', [dy, pads, graph.floats([0], [])], shape, { attributes: { mode: text('constant') } })];
  });
}
