import styles from './MaskedImage.module.css';

interface MaskedImageProps {
  readonly image: string;
  readonly skin: string;
  readonly person: string | null;
  readonly alt: string;
  readonly showMask: boolean;
  /** Share of the width, from the left, in which the mask is shown; all of it when absent. */
  readonly wipe?: number | null;
  /** Enlarged pixels stay square. */
  readonly pixelated?: boolean;
}

/** An image with its masks laid over it in colour: skin red, the rest of the person blue. */
export function MaskedImage({ image, skin, person, alt, showMask, wipe = null, pixelated = false }: MaskedImageProps) {
  const clip = wipe === null ? undefined : { clipPath: `inset(0 ${(1 - wipe) * 100}% 0 0)` };
  const layer = (url: string, kind: string) => (
    <span
      className={styles.mask}
      data-kind={kind}
      data-testid={`mask-${kind}`}
      style={{ maskImage: `url("${url}")`, WebkitMaskImage: `url("${url}")` }}
    />
  );
  return (
    <div className={styles.stack} data-pixelated={pixelated || undefined}>
      <img src={image} alt={alt} draggable={false} decoding="async" />
      {showMask ? (
        <div className={styles.masks} style={clip}>
          {person === null ? null : layer(person, 'person')}
          {layer(skin, 'skin')}
        </div>
      ) : null}
      {showMask && wipe !== null ? <i className={styles.edge} style={{ left: `${wipe * 100}%` }} /> : null}
    </div>
  );
}
