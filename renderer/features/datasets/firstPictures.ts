import { useCallback, useEffect, useRef } from 'react';
import { create } from 'zustand';

/** Pictures have come when none did for so many milliseconds, */
const QUIET = 80;
/** or after so many. */
const LATEST = 800;

/** The dataset whose first pictures are on the screen. What is dear to count waits for them: one process answers all. */
export const useFirstPictures = create<{ readonly dataset: string | null }>()(() => ({ dataset: null }));

/** Notes when the first pictures of a dataset have come. Returns what is to be called as each one does. */
export function useNoteFirstPictures(dataset: string): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const noteIn = useCallback(
    (milliseconds: number) => {
      if (useFirstPictures.getState().dataset === dataset) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => useFirstPictures.setState({ dataset }), milliseconds);
    },
    [dataset],
  );
  useEffect(() => {
    noteIn(LATEST);
    return () => clearTimeout(timer.current);
  }, [noteIn]);
  return useCallback(() => noteIn(QUIET), [noteIn]);
}
