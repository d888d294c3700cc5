/** A place in a JSON value: `['camera', 'framings', 0, 'pFront']`. */
export type Path = readonly (string | number)[];

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function getIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
}

export function numberIn(value: unknown, path: Path): number {
  const found = getIn(value, path);
  return typeof found === 'number' ? found : Number.NaN;
}

/** The texts of a list; empty where there is none. */
export function textsIn(value: unknown, path: Path): string[] {
  const found = getIn(value, path);
  return Array.isArray(found) ? found.filter((item): item is string => typeof item === 'string') : [];
}

/** A copy of `value` with `next` at `path`; what is not on the way is shared with the original. */
export function setIn(value: unknown, path: Path, next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? setIn(item, rest, next) : item));
  return { ...(isRecord(value) ? value : {}), [key]: setIn(isRecord(value) ? value[key] : undefined, rest, next) };
}
