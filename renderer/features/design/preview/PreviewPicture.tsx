import { useState } from 'react';
import { OverlayImage } from '../../datasets/view/OverlayImage.tsx';
import { type Taken, usePreviews } from '../previewStore.ts';
import styles from './preview.module.css';

interface PreviewPictureProps {
  readonly shot: Taken;
  readonly name: string;
}

/** The picture with its masks; the pointer wipes them: left of it they are shown. */
export function PreviewPicture({ shot, name }: PreviewPictureProps) {
  const mask = usePreviews((state) => state.mask);
  const overlay = usePreviews((state) => state.overlay);
  const [wipe, setWipe] = useState<number | null>(null);
  const { image, skin, person, parts } = shot.result;
  const { width, height } = shot.preset.render;
  const ratio = width / height;
  return (
    <div
      className={styles.picture}
      data-rough={shot.rough || undefined}
      style={{ aspectRatio: `${ratio}`, width: `min(100cqw, 100cqh * ${ratio})` }}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        setWipe(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
      }}
      onPointerLeave={() => setWipe(null)}
    >
      <OverlayImage
        frame={{ name, image, thumbnail: image, skin, person, parts, width, missing: false }}
        size="small"
        overlay={mask ? overlay : null}
        wipe={wipe}
      />
    </div>
  );
}
