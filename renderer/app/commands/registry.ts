import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Command } from './command.ts';

interface Registry {
  readonly sets: ReadonlyMap<symbol, readonly Command[]>;
}

export const useRegistry = create<Registry>()(() => ({ sets: new Map() }));

function register(commands: readonly Command[]): () => void {
  const key = Symbol('commands');
  useRegistry.setState(({ sets }) => ({ sets: new Map(sets).set(key, commands) }));
  return () =>
    useRegistry.setState(({ sets }) => {
      const rest = new Map(sets);
      rest.delete(key);
      return { sets: rest };
    });
}

/** Offers commands while the component is mounted. The list must be memoised. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => register(commands), [commands]);
}

/** Every command that can be performed now, last registered first. */
export function useAllCommands(): readonly Command[] {
  const sets = useRegistry((state) => state.sets);
  return useMemo(() => [...sets.values()].reverse().flat(), [sets]);
}

export function currentCommands(): readonly Command[] {
  return [...useRegistry.getState().sets.values()].reverse().flat();
}
