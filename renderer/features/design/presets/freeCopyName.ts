import { texts } from '../../../texts/design.ts';

/** "portraits" → "portraits copy", then "portraits copy 2": a name that no other preset has. */
export function freeCopyName(name: string, taken: readonly string[]): string {
  const names = new Set(taken);
  const plain = texts.copyOf(name.replace(/ copy( \d+)?$/, ''));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? plain : `${plain} ${number}`;
    if (!names.has(candidate)) return candidate;
  }
}
