import type { z } from 'zod';

/** One question, one answer. */
export interface Call<In extends z.ZodType, Out extends z.ZodType> {
  readonly kind: 'call';
  readonly input: In;
  readonly output: Out;
}

/** One question, a stream of answers until the asker or the host ends it. */
export interface Feed<In extends z.ZodType, Item extends z.ZodType> {
  readonly kind: 'feed';
  readonly input: In;
  readonly output: Item;
}

export function call<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out): Call<In, Out> {
  return { kind: 'call', input, output };
}

export function feed<In extends z.ZodType, Item extends z.ZodType>(input: In, output: Item): Feed<In, Item> {
  return { kind: 'feed', input, output };
}

type Procedure = Call<z.ZodType, z.ZodType> | Feed<z.ZodType, z.ZodType>;
export type Contract = Readonly<Record<string, Readonly<Record<string, Procedure>>>>;

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export type Client<C extends Contract> = {
  readonly [Domain in keyof C]: {
    readonly [Name in keyof C[Domain]]: C[Domain][Name] extends Feed<infer In, infer Item>
      ? (input: z.input<In>, options?: CallOptions) => AsyncIterable<z.output<Item>>
      : C[Domain][Name] extends Call<infer In, infer Out>
        ? (input: z.input<In>, options?: CallOptions) => Promise<z.output<Out>>
        : never;
  };
};

export type Handlers<C extends Contract> = {
  readonly [Domain in keyof C]: {
    readonly [Name in keyof C[Domain]]: C[Domain][Name] extends Feed<infer In, infer Item>
      ? (input: z.output<In>, signal: AbortSignal) => AsyncIterable<z.input<Item>>
      : C[Domain][Name] extends Call<infer In, infer Out>
        ? (input: z.output<In>, signal: AbortSignal) => z.input<Out> | Promise<z.input<Out>>
        : never;
  };
};
