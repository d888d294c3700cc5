import type { FrameFilter } from '../../../shared/domain/dataset/frameFilter.ts';
import { ALL_FRAMES } from '../../../shared/domain/dataset/frameFilter.ts';

/** Chosen frames by number: some, or all that the filter lets through but some. */
export type Selection =
  | { readonly kind: 'some'; readonly frames: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

export const NOTHING: Selection = { kind: 'some', frames: new Set() };
export const EVERYTHING: Selection = { kind: 'all', except: new Set() };

export function some(frames: Iterable<number>): Selection {
  return { kind: 'some', frames: new Set(frames) };
}

export function isChosen(selection: Selection, frame: number): boolean {
  return selection.kind === 'some' ? selection.frames.has(frame) : !selection.except.has(frame);
}

/** @param matching how many frames the filter lets through */
export function countOf(selection: Selection, matching: number): number {
  return selection.kind === 'some' ? selection.frames.size : Math.max(0, matching - selection.except.size);
}

export function toggled(selection: Selection, frame: number): Selection {
  const flip = (frames: ReadonlySet<number>) => {
    const next = new Set(frames);
    if (!next.delete(frame)) next.add(frame);
    return next;
  };
  return selection.kind === 'some' ? { kind: 'some', frames: flip(selection.frames) } : { kind: 'all', except: flip(selection.except) };
}

export function withFrames(selection: Selection, frames: Iterable<number>): Selection {
  if (selection.kind === 'some') return { kind: 'some', frames: new Set([...selection.frames, ...frames]) };
  const chosen = new Set(frames);
  return { kind: 'all', except: new Set([...selection.except].filter((frame) => !chosen.has(frame))) };
}

/** The frames that are chosen, as a filter: what tags, exports and checks take. */
export function filterOf(selection: Selection, filter: FrameFilter): FrameFilter {
  if (selection.kind === 'some') return { ...ALL_FRAMES, frames: [...selection.frames].sort((a, b) => a - b) };
  return { ...filter, except: [...filter.except, ...selection.except] };
}
