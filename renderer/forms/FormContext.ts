import { createContext, use } from 'react';
import type { Limits } from './limits.ts';
import type { Path } from './path.ts';

/** The value that a group of fields edits. */
export interface Form {
  readonly value: unknown;
  /** What a double click goes back to. */
  readonly initial: unknown;
  limits(path: Path): Limits;
  /** Puts a value in its place, or says why not. Edits with the same gesture are one. */
  edit(path: Path, value: unknown, label: string, gesture: string | null): string | null;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = use(FormContext);
  if (form === null) throw new Error('A field needs a form around it.');
  return form;
}
