import { useEffect } from 'react';
import { importFiles } from './importStore.ts';

const ENDING = '.json';
/** JSON among what is dragged; its name is not told before it is dropped. */
const isJson = (item: DataTransferItem) => item.kind === 'file' && (item.type === 'application/json' || item.type === '');

/** Preset files may be dropped anywhere on the window; other files are left to whoever takes them. */
export function usePresetDrop(): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.defaultPrevented || ![...(event.dataTransfer?.items ?? [])].some(isJson)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])].filter(({ name }) => name.toLowerCase().endsWith(ENDING));
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      void importFiles(files);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
}
