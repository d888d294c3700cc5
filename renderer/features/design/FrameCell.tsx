import { useLayoutEffect, useRef } from 'react';
import { usePictures } from './coverage/pictureStore.ts';

/** A frame before it is rendered: its people in flat colours, where the camera will see them. */
export function FrameCell({ frame }: { readonly frame: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePictures((state) => state.made.get(frame));
  useLayoutEffect(() => {
    if (picture === undefined) return;
    const { rgba, width, height } = picture;
    canvas.current?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [picture]);
  return <canvas ref={canvas} width={picture?.width ?? 1} height={picture?.height ?? 1} data-made={picture !== undefined} aria-hidden />;
}
