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

/** Replaces those of before: a frame that is no longer wanted is forgotten. */
export function takePictures(pictures: readonly FramePicture[]): void {
  usePictures.setState({ made: new Map(pictures.map((picture) => [picture.frame, picture])) });
}
