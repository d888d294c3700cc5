import { join } from 'node:path';

/** Where what models say about single pictures is kept for the window; the name decides the address (`trialUrl`). */
export function trialPath(cache: string, name: string): string {
  return join(trialFolder(cache), name);
}

export function trialFolder(cache: string): string {
  return join(cache, 'trials');
}
