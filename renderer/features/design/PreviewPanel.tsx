import { Loader } from '@mantine/core';
import { IconLayersIntersect, IconX } from '@tabler/icons-react';
import { assetUrl } from '../../client/asset.ts';
import { texts } from '../../texts/design.ts';
import { IconButton } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatDuration, formatNumber, formatShare } from '../../ui/format.ts';
import { MaskedImage } from '../../ui/MaskedImage.tsx';
import { angleFromFront } from './cameraPlace.ts';
import styles from './design.module.css';
import { useDesign } from './designStore.ts';
import { takePreview, usePreviews } from './previewStore.ts';
import { useScene } from './useScenes.ts';

/** The frame in hand as Blender renders it, with its masks, in the corner of the viewport. */
export function PreviewPanel() {
  const { taken, pending, error, open, mask } = usePreviews();
  const preset = useDesign((state) => state.preset);
  const frame = useDesign((state) => state.frame);
  const camera = useScene().cameras[0];
  const shot = taken.get(frame);
  const failed = error?.frame === frame ? error.cause : null;
  const isPending = pending === frame;
  if (!open || (shot === undefined && failed === null && !isPending)) return null;
  const isStale = shot !== undefined && shot.preset !== preset;
  const degrees = camera === undefined ? 0 : Math.round((angleFromFront(camera.theta) * 180) / Math.PI);
  return (
    <figure className={styles.preview} data-tour="frame" aria-label={texts.throughCamera(frame)}>
      <figcaption className={styles.previewHead}>
        <span>{texts.throughCamera(frame)}</span>
        <span className={styles.previewTools}>
          <IconButton label={texts.mask} shortcut="M" pressed={mask} onClick={() => usePreviews.setState({ mask: !mask })}>
            <IconLayersIntersect />
          </IconButton>
          <IconButton label={texts.closePreview} onClick={() => usePreviews.setState({ open: false })}>
            <IconX />
          </IconButton>
        </span>
      </figcaption>
      {failed === null ? null : <ErrorNote error={failed} onRetry={() => void takePreview()} />}
      {shot === undefined ? null : (
        <MaskedImage
          image={assetUrl(shot.result.image)}
          skin={assetUrl(shot.result.skin)}
          person={assetUrl(shot.result.person)}
          alt={texts.throughCamera(frame)}
          showMask={mask}
        />
      )}
      {isPending ? (
        <p className={styles.previewFoot} role="status">
          <Loader size={12} color="var(--accent)" /> {texts.previewing}
        </p>
      ) : shot === undefined ? null : (
        <p className={styles.previewFoot}>
          <span>
            {isStale || camera === undefined
              ? texts.outdated
              : `${formatNumber(camera.focalLength, 0)} mm · ${formatNumber(degrees, 0)}° · ${formatNumber(camera.height)} m`}
          </span>
          <span data-testid="preview-skin">{`${texts.skin(formatShare(shot.result.skinShare))} · ${formatDuration(shot.result.seconds)}`}</span>
        </p>
      )}
    </figure>
  );
}
