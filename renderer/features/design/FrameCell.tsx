import { useLayoutEffect, useRef } from 'react';
import type { FramePicture } from '../../../shared/domain/coverage/framePicture.ts';

/** A frame before it is rendered: its people in flat colours, where the camera will see them. */
export function FrameCell({ picture }: { readonly picture: FramePicture | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (picture === undefined) return;
    const { rgba, width, height } = picture;
    canvas.current?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [picture]);
  return <canvas ref={canvas} width={picture?.width ?? 1} height={picture?.height ?? 1} data-made={picture !== undefined} aria-hidden />;
}
