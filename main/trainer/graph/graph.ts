import type { Attributes } from './attribute.ts';
import { elementCount, type Shape } from './shape.ts';
// biome-ignore lint/suspicious/noImportCycles: a tensor names its graph, and a graph lists its tensors
import { type ElementType, Tensor } from './tensor.ts';

export interface GraphNode {
  readonly operator: string;
  /** Whose operator it is; empty for ONNX's own. */
  readonly domain: string;
  readonly inputs: readonly (Tensor | null)[];
  readonly outputs: readonly Tensor[];
  readonly attributes: Attributes;
}

export interface Initialiser {
  readonly tensor: Tensor;
  readonly data: Float32Array | BigInt64Array;
}

/** An input or output. A name in `symbols` replaces the size of that axis in the written model: any size may be fed. */
export interface GraphValue {
  readonly name: string;
  readonly tensor: Tensor;
  readonly symbols: Symbols;
}

/** Per axis a name, or null for a fixed size. */
export type Symbols = readonly (string | null)[];

/** Constants up to this length are shared between their users. */
const SHARED_CONSTANT_LENGTH = 64;

/**
 * An ONNX graph under construction. Every tensor has a static shape, so that shape errors show while building.
 * Functions in this folder add operators; `onnx/model.ts` writes the result.
 */
export class Graph {
  readonly nodes: GraphNode[] = [];
  readonly initialisers: Initialiser[] = [];
  readonly inputs: GraphValue[] = [];
  readonly outputs: GraphValue[] = [];
  readonly #constants = new Map<string, Tensor>();
  #names = 0;

  input(name: string, shape: Shape, symbols: Symbols = []): Tensor {
    const tensor = new Tensor(this, name, shape, 'float32');
    this.inputs.push({ name, tensor, symbols });
    return tensor;
  }

  output(name: string, tensor: Tensor, symbols: Symbols = []): void {
    const named = new Tensor(this, name, tensor.shape, tensor.type);
    this.nodes.push({ operator: 'Identity', domain: '', inputs: [tensor], outputs: [named], attributes: {} });
    this.outputs.push({ name, tensor: named, symbols });
  }

  /** float32 values; a plain number list of length 1 with shape [] is a scalar. */
  floats(values: Float32Array | readonly number[], shape: Shape): Tensor {
    return this.#constant(values instanceof Float32Array ? values : Float32Array.from(values), shape, 'float32');
  }

  /** A one-dimensional int64 list: axes, sizes, offsets. */
  integers(values: readonly number[]): Tensor {
    return this.#constant(BigInt64Array.from(values, BigInt), [values.length], 'int64');
  }

  /** Adds an operator with one output. */
  node(
    operator: string,
    inputs: readonly (Tensor | null)[],
    shape: Shape,
    options: { attributes?: Attributes; type?: ElementType; domain?: string } = {},
  ): Tensor {
    const output = new Tensor(this, this.#name(operator), shape, options.type ?? 'float32');
    this.nodes.push({ operator, domain: options.domain ?? '', inputs, outputs: [output], attributes: options.attributes ?? {} });
    return output;
  }

  /** Adds an operator with one float32 output per shape. */
  nodeWithOutputs(operator: string, inputs: readonly Tensor[], shapes: readonly Shape[], attributes: Attributes): Tensor[] {
    const outputs = shapes.map((shape) => new Tensor(this, this.#name(operator), shape, 'float32'));
    this.nodes.push({ operator, domain: '', inputs, outputs, attributes });
    return outputs;
  }

  #constant(data: Float32Array | BigInt64Array, shape: Shape, type: ElementType): Tensor {
    if (data.length !== elementCount(shape)) throw new RangeError(`${data.length} values do not fill [${shape.join(', ')}].`);
    const key = data.length > SHARED_CONSTANT_LENGTH ? null : `${type} ${shape.join()} ${data.join()}`;
    const known = key === null ? undefined : this.#constants.get(key);
    if (known) return known;
    const tensor = new Tensor(this, this.#name('constant'), shape, type);
    this.initialisers.push({ tensor, data });
    if (key !== null) this.#constants.set(key, tensor);
    return tensor;
  }

  #name(stem: string): string {
    this.#names++;
    return `${stem}_${this.#names}`;
  }
}
