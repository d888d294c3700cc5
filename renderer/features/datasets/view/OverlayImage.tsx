import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { FrameEntry } from '../../../../shared/contract/frameQueries.ts';
import { assetUrl } from '../../../client/asset.ts';
import { texts } from '../../../texts/frames.ts';
import { MaskedImage } from '../../../ui/MaskedImage.tsx';
import type { Overlay } from '../gridStore.ts';
import { OUTLINE_FILTER, PARTS_FILTER } from './OverlayFilters.tsx';
import styles from './overlay.module.css';

/** What is shown of a frame: of a dataset, or of a preset as Blender just made it. */
export type ShownFrame = Pick<FrameEntry, 'name' | 'image' | 'thumbnail' | 'skin' | 'person' | 'parts' | 'width' | 'missing'>;

interface OverlayImageProps {
  readonly frame: ShownFrame;
  /** The picture itself, or its small copy. */
  readonly size: 'whole' | 'small';
  /** Null shows the picture alone. */
  readonly overlay: Overlay | null;
  /** Share of the width, from the left, in which the overlay is shown; all of it when absent. */
  readonly wipe?: number | null;
}

/** A frame with its masks over it in one of several styles; says so when its files are gone. */
export function OverlayImage({ frame, size, overlay, wipe = null }: OverlayImageProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const image = assetUrl(size === 'whole' ? frame.image : frame.thumbnail);
  const gone = failed === image || (frame.missing && size === 'whole');
  if (gone) {
    return (
      <div className={styles.gone} role="img" aria-label={`${frame.name}: ${texts.missing}`}>
        <IconPhotoOff size={size === 'whole' ? 40 : 20} stroke={1.3} aria-hidden />
        <span>{texts.missing}</span>
      </div>
    );
  }
  const pixelated = size === 'whole' && frame.width <= 256;
  const isTint = overlay === 'both' || overlay === 'skin';
  const person = overlay === 'skin' || frame.person === null ? null : assetUrl(frame.person);
  const clip = wipe === null ? undefined : { clipPath: `inset(0 ${(1 - wipe) * 100}% 0 0)` };
  return (
    <div className={styles.stack} onErrorCapture={() => setFailed(image)}>
      <MaskedImage
        image={image}
        skin={assetUrl(frame.skin)}
        person={person}
        alt={frame.name}
        showMask={isTint && !frame.missing}
        wipe={wipe}
        pixelated={pixelated}
      />
      {overlay === null || isTint || frame.missing ? null : (
        <div className={styles.over} style={clip} data-testid={`overlay-${overlay}`}>
          <Layer frame={frame} overlay={overlay} />
        </div>
      )}
      {overlay !== null && !isTint && wipe !== null ? <i className={styles.edge} style={{ left: `${wipe * 100}%` }} /> : null}
    </div>
  );
}

function Layer({ frame, overlay }: { readonly frame: ShownFrame; readonly overlay: 'outline' | 'person' | 'parts' }) {
  if (overlay === 'outline') return <Filtered url={frame.skin} filter={OUTLINE_FILTER} />;
  if (overlay === 'parts') return frame.parts === null ? null : <Filtered url={frame.parts} filter={PARTS_FILTER} />;
  if (frame.person === null) return null;
  const url = `url("${assetUrl(frame.person)}")`;
  return <span className={styles.person} style={{ maskImage: url, WebkitMaskImage: url }} />;
}

/** A mask as a picture, coloured by an SVG filter. Its failure is not the picture's. */
function Filtered({ url, filter }: { readonly url: string; readonly filter: string }) {
  return (
    <img
      src={assetUrl(url)}
      alt=""
      draggable={false}
      data-filter={filter}
      style={{ filter: `url(#${filter})` }}
      onError={(event) => event.stopPropagation()}
    />
  );
}
