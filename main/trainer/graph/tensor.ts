// biome-ignore lint/suspicious/noImportCycles: a tensor names its graph, and a graph lists its tensors
import type { Graph } from './graph.ts';
import type { Shape } from './shape.ts';

export type ElementType = 'float32' | 'int64' | 'bool';

/** A named value of a graph under construction. It holds no numbers: those exist only while a session runs. */
export class Tensor {
  readonly graph: Graph;
  readonly name: string;
  readonly shape: Shape;
  readonly type: ElementType;

  constructor(graph: Graph, name: string, shape: Shape, type: ElementType) {
    this.graph = graph;
    this.name = name;
    this.shape = shape;
    this.type = type;
  }
}
