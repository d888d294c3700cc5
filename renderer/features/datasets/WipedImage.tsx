import { useState } from 'react';
import type { FrameEntry } from '../../../shared/contract/datasets.ts';
import { assetUrl } from '../../client/asset.ts';
import { MaskedImage } from '../../ui/MaskedImage.tsx';
import { useGrid } from './gridStore.ts';

/** A frame whose mask follows the pointer: left of it the mask is shown. Away from it, the mask is all on or all off. */
export function WipedImage({ frame }: { readonly frame: FrameEntry }) {
  const masks = useGrid((state) => state.masks);
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
      <MaskedImage
        image={assetUrl(frame.image)}
        skin={assetUrl(frame.skin)}
        person={frame.person === null ? null : assetUrl(frame.person)}
        alt={frame.name}
        showMask={masks || wipe !== null}
        wipe={wipe}
        pixelated={frame.width <= 256}
      />
    </div>
  );
}
