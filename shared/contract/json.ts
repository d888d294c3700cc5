import { StudioError } from './errors.ts';

/**
 * Refuses every value that JSON and structured clone would treat differently: `undefined`, dates, maps, typed arrays,
 * NaN, functions, class instances. One meaning over every channel; bytes go by URL.
 * @throws StudioError `internal`, naming the path: a wrong value is a mistake in our code, not in the user's input.
 */
export function assertJson(value: unknown, path = ''): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) assertJson(value[i], `${path}[${i}]`);
    return;
  }
  if (typeof value === 'object' && isPlain(value)) {
    for (const [key, child] of Object.entries(value)) assertJson(child, path === '' ? key : `${path}.${key}`);
    return;
  }
  const rule = `${nameOf(value)} is not a JSON value`;
  throw new StudioError('internal', `${path === '' ? 'The value' : path}: ${rule}.`, { details: [{ path, rule }] });
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return value.constructor.name;
  return typeof value === 'number' ? String(value) : typeof value;
}
