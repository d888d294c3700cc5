import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { studio } from '../../client/connection.ts';
import type { Overlay } from '../datasets/gridStore.ts';
import { useDesign } from './designStore.ts';

type Preview = Awaited<ReturnType<ReturnType<typeof studio>['presets']['preview']>>;

export interface Taken {
  readonly preset: Preset;
  readonly result: Preview;
  /** The first, small picture; a finer one follows. */
  readonly rough: boolean;
}

interface PreviewState {
  /** By frame, of the preset as it was then. */
  readonly taken: ReadonlyMap<number, Taken>;
  readonly pending: number | null;
  readonly error: { readonly frame: number; readonly preset: Preset; readonly cause: unknown } | null;
  /** In place of the 3D view. */
  readonly open: boolean;
  /** Rendered again when the fields come to rest. */
  readonly live: boolean;
  readonly mask: boolean;
  readonly overlay: Overlay;
}

/** Something to see within a second, then what can be judged; longer side in pixels. */
const ROUGH = 128;
const FINE = 384;
/** More than a preview needs after denoising. */
const MOST_SAMPLES = 8;
/** Frames whose pictures the window remembers; the host keeps all of them. */
const REMEMBERED = 200;

/** Frames rendered small by the real Blender, to look at while designing. */
export const usePreviews = create<PreviewState>()(
  persist(
    (): PreviewState => ({
      taken: new Map(),
      pending: null,
      error: null,
      open: false,
      live: true,
      mask: false,
      overlay: 'both',
    }),
    { name: 's2mgen.preview', partialize: ({ live, mask, overlay }) => ({ live, mask, overlay }) },
  ),
);

let underWay: AbortController | null = null;

/** The picture of a frame as the preset is now, or null. */
export function currentPreview(taken: PreviewState['taken'], frame: number, preset: Preset): Taken | null {
  const known = taken.get(frame);
  return known?.preset === preset ? known : null;
}

function keep(frame: number, shot: Taken): void {
  usePreviews.setState(({ taken }) => {
    const next = new Map(taken);
    // Deleted first, so that the one made last stands last.
    next.delete(frame);
    next.set(frame, shot);
    for (const oldest of next.keys()) {
      if (next.size <= REMEMBERED) break;
      next.delete(oldest);
    }
    return { taken: next };
  });
}

async function take(preset: Preset, frame: number, rough: boolean, signal: AbortSignal): Promise<void> {
  const samples = rough ? 1 : Math.min(MOST_SAMPLES, preset.render.samples);
  const result = await studio().presets.preview({ preset, frame, size: rough ? ROUGH : FINE, samples }, { signal });
  if (!signal.aborted) keep(frame, { preset, result, rough });
}

/**
 * Renders the frame in hand, first roughly, then finely, then its neighbours roughly. Whatever was asked before and has not
 * begun is left out; Blender ends the picture it is at, which takes less time than to start again.
 */
export async function takePreview(): Promise<void> {
  const { preset, frame } = useDesign.getState();
  underWay?.abort();
  const mine = new AbortController();
  underWay = mine;
  const { signal } = mine;
  const known = (at: number) => currentPreview(usePreviews.getState().taken, at, preset);
  usePreviews.setState({ pending: frame, error: null, open: true });
  try {
    if (known(frame) === null) await take(preset, frame, true, signal);
    if (known(frame)?.rough !== false) await take(preset, frame, false, signal);
  } catch (cause) {
    if (!signal.aborted) usePreviews.setState({ error: { frame, preset, cause } });
  }
  if (signal.aborted) return;
  usePreviews.setState({ pending: null });
  if (usePreviews.getState().error !== null) return;
  for (const next of [frame + 1, frame - 1]) {
    // A neighbour that fails is told when it is looked at.
    if (next >= 0 && next < preset.frames && known(next) === null) await take(preset, next, true, signal).catch(() => {});
    if (signal.aborted) return;
  }
}

/** What has not begun is not rendered any more. */
export function cancelPreview(): void {
  underWay?.abort();
  underWay = null;
  usePreviews.setState({ pending: null });
}

/** Back to the 3D view. */
export function closePreview(): void {
  cancelPreview();
  usePreviews.setState({ open: false });
}
