import { useEffect, useEffectEvent } from 'react';
import { StudioError } from '../../../../shared/contract/errors.ts';
import { texts } from '../../../texts/tryout.ts';
import { sendPhoto } from './sendPhoto.ts';
import { type PhotoInHand, useTryout } from './tryoutStore.ts';

/** Longer side in pixels of a frame that is sent. */
const SIDE = 640;
const QUALITY = 0.85;
/** Least milliseconds between two frames. */
const EVERY = 400;

/**
 * While `on`, takes one frame after another from the webcam in hand; the permission is asked for only then.
 * @param isBusy whether models still look at the frame before: it is left in hand until they are done
 */
export function useWebcam(on: boolean, isBusy: () => boolean, onProblem: (error: unknown) => void): void {
  const busy = useEffectEvent(isBusy);
  const fail = useEffectEvent(onProblem);
  useEffect(() => {
    if (!on) return;
    const ending = new AbortController();
    const follow = async () => {
      const stream = await openWebcam();
      try {
        const video = document.createElement('video');
        video.muted = true;
        video.srcObject = stream;
        await video.play();
        while (!ending.signal.aborted) {
          if (!busy()) useTryout.setState({ photo: await takeFrame(video, ending.signal) });
          await new Promise((resolve) => setTimeout(resolve, EVERY));
        }
      } finally {
        for (const track of stream.getTracks()) track.stop();
      }
    };
    follow().catch((error: unknown) => !ending.signal.aborted && fail(error));
    return () => ending.abort();
  }, [on]);
}

async function openWebcam(): Promise<MediaStream> {
  // Absent on pages that are not secure.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) throw new StudioError('invalid', texts.noWebcam, { next: texts.noWebcamNext });
  return devices.getUserMedia({ video: { width: { ideal: 1280 } } }).catch((cause: unknown) => {
    const isRefused = cause instanceof DOMException && cause.name === 'NotAllowedError';
    if (isRefused) throw new StudioError('invalid', texts.webcamRefused, { next: texts.webcamRefusedNext, cause });
    throw new StudioError('invalid', texts.noWebcam, { next: texts.noWebcamNext, cause });
  });
}

async function takeFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<PhotoInHand> {
  const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
  const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(video, 0, 0, width, height);
  const view = canvas.toDataURL('image/jpeg', QUALITY);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (file === null) throw new StudioError('invalid', texts.noWebcam, { next: texts.noWebcamNext });
  return { id: await sendPhoto(file, signal), name: texts.webcamName, width, height, view };
}
