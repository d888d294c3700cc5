import { create } from 'zustand';
import { useWorkspace } from '../../../app/workspace.ts';
import { importPreset } from '../presetActions.ts';
import { closeGallery } from './galleryStore.ts';

interface ImportState {
  /** Why a file could not be taken. */
  readonly failure: { readonly file: string; readonly error: unknown } | null;
}

export const useImport = create<ImportState>()(() => ({ failure: null }));

/** Puts preset files into the library, one after the other, and opens the last; stops at the first that cannot be used. */
export async function importFiles(files: readonly File[]): Promise<void> {
  useImport.setState({ failure: null });
  useWorkspace.getState().go('design');
  for (const file of files) {
    try {
      await importPreset(file);
      closeGallery();
    } catch (error) {
      useImport.setState({ failure: { file: file.name, error } });
      return;
    }
  }
}
