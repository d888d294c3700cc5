import { useEffect, useRef } from 'react';
import { useDesign } from '../designStore.ts';
import { cancelPreview, currentPreview, takePreview, usePreviews } from '../previewStore.ts';

/** How long the fields rest before Blender is asked, in milliseconds. */
const REST = 600;
/** Walking through frames comes to rest sooner than a drag. */
const WALK = 150;

/** Keeps the preview at what the preset and the frame in hand are: after a pause, and of the last change only. */
export function useLivePreview(): void {
  const preset = useDesign((state) => state.preset);
  const frame = useDesign((state) => state.frame);
  const live = usePreviews((state) => state.live);
  const before = useRef({ preset, frame });
  useEffect(() => {
    const walked = before.current.frame !== frame;
    const edited = before.current.preset !== preset;
    before.current = { preset, frame };
    const { taken, pending, error } = usePreviews.getState();
    const isThere = currentPreview(taken, frame, preset)?.rough === false;
    const isUnderWay = pending === frame && !walked && !edited;
    const hasFailed = error !== null && error.frame === frame && error.preset === preset;
    if (walked || edited) cancelPreview();
    if (isThere || isUnderWay || hasFailed || !(live || walked)) return;
    const timer = setTimeout(() => void takePreview(), edited ? REST : WALK);
    return () => clearTimeout(timer);
  }, [preset, frame, live]);
}
