import { create } from 'zustand';
import { showFrame, useDesign } from './designStore.ts';

/** Frames shown per second. */
const RATE = 6;

interface PlayState {
  readonly timer: ReturnType<typeof setInterval> | null;
}

/** Whether frames follow each other by themselves. */
export const usePlay = create<PlayState>()(() => ({ timer: null }));

export function stopPlaying(): void {
  const { timer } = usePlay.getState();
  if (timer !== null) clearInterval(timer);
  usePlay.setState({ timer: null });
}

export function togglePlaying(): void {
  if (usePlay.getState().timer !== null) {
    stopPlaying();
    return;
  }
  const timer = setInterval(() => {
    const { frame, preset } = useDesign.getState();
    showFrame((frame + 1) % preset.frames);
  }, 1000 / RATE);
  usePlay.setState({ timer });
}
