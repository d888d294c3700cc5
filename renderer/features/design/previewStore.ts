import { create } from 'zustand';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { studio } from '../../client/connection.ts';
import { useDesign } from './designStore.ts';

type Preview = Awaited<ReturnType<ReturnType<typeof studio>['presets']['preview']>>;

interface Taken {
  readonly preset: Preset;
  readonly result: Preview;
}

interface PreviewState {
  /** By frame, of the preset as it was then. */
  readonly taken: ReadonlyMap<number, Taken>;
  readonly pending: number | null;
  readonly error: { readonly frame: number; readonly cause: unknown } | null;
  readonly open: boolean;
  readonly mask: boolean;
}

const SIZE = 256;

/** Frames rendered small by the real Blender, to look at while designing. */
export const usePreviews = create<PreviewState>()(() => ({ taken: new Map(), pending: null, error: null, open: false, mask: false }));

/** Renders the frame in hand. The one under way is not interrupted: it is nearly done. */
export async function takePreview(): Promise<void> {
  if (usePreviews.getState().pending !== null) return;
  const { preset, frame } = useDesign.getState();
  usePreviews.setState({ pending: frame, error: null, open: true });
  try {
    const result = await studio().presets.preview({ preset, frame, size: SIZE, samples: Math.max(8, preset.render.samples) });
    usePreviews.setState(({ taken }) => ({ pending: null, taken: new Map(taken).set(frame, { preset, result }) }));
  } catch (cause) {
    usePreviews.setState({ pending: null, error: { frame, cause } });
  }
}
