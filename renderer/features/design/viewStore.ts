import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const VIEWS = ['perspective', 'front', 'right', 'top', 'camera'] as const;
export type ViewName = (typeof VIEWS)[number];
/** Keys as in Blender's number pad. */
export const VIEW_KEYS: Readonly<Record<ViewName, string>> = { perspective: '5', front: '1', right: '3', top: '7', camera: '0' };

export const LAYERS = ['lights', 'room', 'colours'] as const;
export type Layer = (typeof LAYERS)[number];

/** How many of the preset's cameras are shown, and as what. */
export const CLOUDS = ['none', 'dots200', 'frustums200', 'dots5000', 'frustums5000'] as const;
export type CloudName = (typeof CLOUDS)[number];
export const CLOUD_SIZES: Readonly<Record<CloudName, number>> = {
  none: 0,
  dots200: 200,
  frustums200: 200,
  dots5000: 5000,
  frustums5000: 5000,
};

interface ViewState {
  readonly view: ViewName;
  /** Counts up when a view is chosen, so that choosing it again goes back to it. */
  readonly version: number;
  /** Counts up when the selection is to fill the view. */
  readonly framed: number;
  readonly layers: Readonly<Record<Layer, boolean>>;
  readonly cloud: CloudName;
}

/** How the scene is looked at: no part of the preset. */
export const useView = create<ViewState>()(
  persist(
    (): ViewState => ({
      view: 'perspective',
      version: 0,
      framed: 0,
      layers: { lights: true, room: true, colours: true },
      cloud: 'dots200',
    }),
    {
      name: 's2mgen.view',
      version: 2,
      // Layers of before were others.
      migrate: () => ({}),
      partialize: ({ layers, cloud }) => ({ layers, cloud }),
    },
  ),
);

export function chooseView(view: ViewName): void {
  useView.setState(({ version }) => ({ view, version: version + 1 }));
}

export function toggleLayer(layer: Layer): void {
  useView.setState(({ layers }) => ({ layers: { ...layers, [layer]: !layers[layer] } }));
}

/** Lets what is selected fill the view. Through the camera there is nothing to move. */
export function frameSelection(): void {
  useView.setState(({ view, framed }) => ({ view: view === 'camera' ? 'perspective' : view, framed: framed + 1 }));
}
