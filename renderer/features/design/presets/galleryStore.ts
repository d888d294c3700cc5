import { create } from 'zustand';

interface GalleryState {
  /** Shown in place of the design. */
  readonly open: boolean;
  readonly query: string;
  /** Entry in hand. */
  readonly selected: string | null;
  readonly creating: boolean;
}

/** How the gallery of presets is looked at. */
export const useGallery = create<GalleryState>()(() => ({ open: false, query: '', selected: null, creating: false }));

/** Shows the gallery with this entry in hand. */
export function openGallery(selected: string | null = null): void {
  useGallery.setState({ open: true, selected, query: '' });
}

export function closeGallery(): void {
  useGallery.setState({ open: false, creating: false });
}
