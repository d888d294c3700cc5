import { create } from 'zustand';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { useDesign } from './designStore.ts';

interface LockState {
  /** A frame as it was when it was locked. */
  readonly locked: { readonly preset: Preset; readonly frame: number } | null;
}

/**
 * The frame that is held on to while fields change. Draws are keyed: the same frame of the changed preset differs from it only by
 * what was changed.
 */
export const useLock = create<LockState>()(() => ({ locked: null }));

export function toggleLock(): void {
  const { preset, frame } = useDesign.getState();
  useLock.setState(({ locked }) => ({ locked: locked === null ? { preset, frame } : null }));
}
