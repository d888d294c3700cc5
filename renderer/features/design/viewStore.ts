import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const VIEWS = ['perspective', 'front', 'right', 'top', 'camera'] as const;
export type ViewName = (typeof VIEWS)[number];
/** Keys as in Blender's number pad. */
export const VIEW_KEYS: Readonly<Record<ViewName, string>> = { perspective: '5', front: '1', right: '3', top: '7', camera: '0' };

export const LAYERS = ['cameras', 'lights', 'room', 'colours'] as const;
export type Layer = (typeof LAYERS)[number];

interface ViewState {
  readonly view: ViewName;
  /** Counts up when a view is chosen, so that choosing it again goes back to it. */
  readonly version: number;
  readonly layers: Readonly<Record<Layer, boolean>>;
}

/** How the scene is looked at: no part of the preset. */
export const useView = create<ViewState>()(
  persist((): ViewState => ({ view: 'perspective', version: 0, layers: { cameras: true, lights: true, room: true, colours: true } }), {
    name: 's2mgen.view',
    partialize: ({ layers }) => ({ layers }),
  }),
);

export function chooseView(view: ViewName): void {
  useView.setState(({ version }) => ({ view, version: version + 1 }));
}

export function toggleLayer(layer: Layer): void {
  useView.setState(({ layers }) => ({ layers: { ...layers, [layer]: !layers[layer] } }));
}
