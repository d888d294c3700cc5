import { create } from 'zustand';

/** What is laid over the window: the command palette, the sheet of shortcuts. */
export const useOverlays = create<{ readonly palette: boolean; readonly shortcuts: boolean }>()(() => ({
  palette: false,
  shortcuts: false,
}));
