import { broadcast } from './shape.ts';
import type { ElementType, Tensor } from './tensor.ts';

/** A plain number stands for a scalar constant. */
type Operand = Tensor | number;

function binary(operator: string, a: Tensor, b: Operand, type: ElementType = 'float32'): Tensor {
  const right = typeof b === 'number' ? a.graph.floats([b], []) : b;
  return a.graph.node(operator, [a, right], broadcast(a.shape, right.shape), { type });
}

const unary = (operator: string) => (a: Tensor) => a.graph.node(operator, [a], a.shape);

export const add = (a: Tensor, b: Operand): Tensor => binary('Add', a, b);
export const subtract = (a: Tensor, b: Operand): Tensor => binary('Sub', a, b);
export const multiply = (a: Tensor, b: Operand): Tensor => binary('Mul', a, b);
export const divide = (a: Tensor, b: Operand): Tensor => binary('Div', a, b);
export const maximum = (a: Tensor, b: Operand): Tensor => binary('Max', a, b);
/** 1 where a = b. */
export const equal = (a: Tensor, b: Operand): Tensor => binary('Equal', a, b, 'bool');
export const greater = (a: Tensor, b: Operand): Tensor => binary('Greater', a, b, 'bool');

export const absolute = unary('Abs');
export const exponential = unary('Exp');
export const logarithm = unary('Log');
export const negate = unary('Neg');
export const reciprocal = unary('Reciprocal');
export const rectify = unary('Relu');
export const sigmoid = unary('Sigmoid');
export const squareRoot = unary('Sqrt');

/** `value` where the condition holds, 0 elsewhere. */
export function where(condition: Tensor, value: Tensor): Tensor {
  return value.graph.node('Where', [condition, value, value.graph.floats([0], [])], broadcast(condition.shape, value.shape));
}
