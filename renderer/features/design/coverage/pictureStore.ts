import { create } from 'zustand';
import type { FramePicture } from '../../../../shared/domain/coverage/framePicture.ts';

interface PictureState {
  /** The frames whose pictures are wanted. */
  readonly wanted: readonly number[];
  /** As far as they are made; of a preset before the one in hand until its own come. */
  readonly made: ReadonlyMap<number, FramePicture>;
}

/** Small pictures of frames before they are rendered. */
export const usePictures = create<PictureState>()(() => ({ wanted: [], made: new Map() }));

export function wantPictures(frames: readonly number[]): void {
  usePictures.setState({ wanted: frames });
}

export function takePicture(picture: FramePicture): void {
  usePictures.setState(({ wanted, made }) => {
    const kept = [...made].filter(([frame]) => wanted.includes(frame));
    return { made: new Map([...kept, [picture.frame, picture]]) };
  });
}
