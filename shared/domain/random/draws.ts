import { philox } from './philox.ts';

const words = new Uint32Array(4);
const hashes = new Map<string, Hash>();

/** Two independent 32-bit hashes of a name (FNV-1a and a variant). */
interface Hash {
  readonly a: number;
  readonly b: number;
}

function hashOf(name: string): Hash {
  const known = hashes.get(name);
  if (known) return known;
  let a = 0x811c9dc5;
  let b = 0x6b43a9b5;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + 0x9e37), 0x01000193) ^ (b >>> 15);
  }
  const hash = { a: a >>> 0, b: b >>> 0 };
  hashes.set(name, hash);
  return hash;
}

/** MurmurHash3's finaliser: every bit of the input reaches every bit of the output. */
function finalised(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** 53 bits of two words → [0, 1). */
function fraction(high = 0, low = 0): number {
  return ((high >>> 5) * 0x4000000 + (low >>> 6)) / 0x20000000000000;
}

/**
 * Keyed random access (invariant 1): each draw is a function of (seed, scope, index, name) alone. Adding a parameter or
 * changing a distribution leaves every other draw as it was, and draws can be made in any order.
 *
 * `scope` tells what the index counts ("subject", "frame", "batch"); `name` is the parameter.
 */
export class Draws {
  #key0: number;
  #key1: number;
  readonly #index: number;

  constructor(seed: number, scope: string, index: number) {
    this.#key0 = seed >>> 0;
    this.#key1 = hashOf(scope).a;
    this.#index = index >>> 0;
  }

  /** Draws of a part, "the third thing on the floor": names in it are the part's own. */
  part(name: string, component = 0): Draws {
    const { a, b } = hashOf(name);
    const part = new Draws(0, '', this.#index);
    part.#key0 = finalised(this.#key0 ^ finalised(a + component));
    part.#key1 = finalised(this.#key1 ^ finalised(b ^ component));
    return part;
  }

  #words(name: string, component: number): void {
    const { a, b } = hashOf(name);
    philox(words, this.#index, a, b, component, this.#key0, this.#key1);
  }

  /** X ~ U[0, 1) with 53 random bits. `component` tells several draws of one name apart. */
  uniform(name: string, component = 0): number {
    this.#words(name, component);
    return fraction(words[0], words[1]);
  }

  /** U[min, max). */
  range(name: string, min: number, max: number, component = 0): number {
    return min === max ? min : min + (max - min) * this.uniform(name, component);
  }

  /** Whole number, low ≤ n < high. */
  integer(name: string, low: number, high: number, component = 0): number {
    return low + Math.floor((high - low) * this.uniform(name, component));
  }

  chance(name: string, probability: number, component = 0): boolean {
    return this.uniform(name, component) < probability;
  }

  /** D ~ U{−1, 1}. */
  sign(name: string, component = 0): -1 | 1 {
    return this.uniform(name, component) < 0.5 ? -1 : 1;
  }

  /** Normal by Box and Muller (1958), cut at ±3 standard deviations so that no frame is a freak. */
  normal(name: string, mean: number, deviation: number, component = 0): number {
    this.#words(name, component);
    const radius = Math.sqrt(-2 * Math.log(1 - fraction(words[0], words[1])));
    const value = radius * Math.cos(2 * Math.PI * fraction(words[2], words[3]));
    return mean + deviation * Math.max(-3, Math.min(3, value));
  }

  /** @throws RangeError on an empty list. */
  pick<T>(name: string, items: readonly T[], component = 0): T {
    const item = items[this.integer(name, 0, items.length, component)];
    if (item === undefined) throw new RangeError(`Nothing to pick for "${name}".`);
    return item;
  }

  /**
   * A name with probability proportional to its weight.
   * @throws RangeError when no weight is above zero.
   */
  weighted<Name extends string>(name: string, weights: Readonly<Record<Name, number>>, component = 0): Name {
    let sum = 0;
    for (const choice in weights) sum += weights[choice];
    let left = this.uniform(name, component) * sum;
    let last: Name | undefined;
    for (const choice in weights) {
      const weight = weights[choice];
      if (weight <= 0) continue;
      last = choice;
      left -= weight;
      if (left < 0) return choice;
    }
    if (last === undefined) throw new RangeError(`No choice of "${name}" has a weight above 0.`);
    return last;
  }

  /** A permutation, by sorting on one draw per item. */
  shuffle<T>(name: string, items: readonly T[]): T[] {
    return items
      .map((item, position) => ({ item, position, key: this.uniform(name, position) }))
      .sort((a, b) => a.key - b.key || a.position - b.position)
      .map(({ item }) => item);
  }
}
