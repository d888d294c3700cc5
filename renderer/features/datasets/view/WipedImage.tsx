import { useState } from 'react';
import type { FrameEntry } from '../../../../shared/contract/frameQueries.ts';
import { useGrid } from '../gridStore.ts';
import { OverlayImage } from './OverlayImage.tsx';

/** A frame whose overlay follows the pointer: left of it the overlay is shown. Away from it, it is all on or all off. */
export function WipedImage({ frame }: { readonly frame: FrameEntry }) {
  const masks = useGrid((state) => state.masks);
  const overlay = useGrid((state) => state.overlay);
  const [wipe, setWipe] = useState<number | null>(null);
  return (
    <div
      style={{ aspectRatio: `${frame.width} / ${frame.height}`, maxHeight: '100%', maxWidth: '100%' }}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        setWipe(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
      }}
      onPointerLeave={() => setWipe(null)}
    >
      <OverlayImage frame={frame} size="whole" overlay={masks || wipe !== null ? overlay : null} wipe={wipe} />
    </div>
  );
}
