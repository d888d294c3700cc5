/** An operator's attribute. ONNX tells a whole-number float (epsilon = 0) from an integer, so the kind is explicit. */
export type Attribute =
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'integers'; readonly value: readonly number[] }
  | { readonly kind: 'text'; readonly value: string };

export type Attributes = Readonly<Record<string, Attribute>>;

export const integer = (value: number): Attribute => ({ kind: 'integer', value });
export const float = (value: number): Attribute => ({ kind: 'float', value });
export const floats = (value: readonly number[]): Attribute => ({ kind: 'floats', value });
export const integers = (value: readonly number[]): Attribute => ({ kind: 'integers', value });
export const text = (value: string): Attribute => ({ kind: 'text', value });
