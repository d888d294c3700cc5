import { Loader } from '@mantine/core';
import { IconBolt, IconCube, IconLayersIntersect } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useCommands } from '../../../app/commands/registry.ts';
import { shortcutLabel } from '../../../app/commands/shortcut.ts';
import { texts as frames } from '../../../texts/frames.ts';
import { texts } from '../../../texts/preview.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatDuration, formatNumber, formatShare } from '../../../ui/format.ts';
import { OVERLAYS } from '../../datasets/gridStore.ts';
import { OverlayFilters } from '../../datasets/view/OverlayFilters.tsx';
import { angleFromFront } from '../cameraPlace.ts';
import { useDesign } from '../designStore.ts';
import { closePreview, takePreview, usePreviews } from '../previewStore.ts';
import { useScene } from '../useScenes.ts';
import { PreviewPicture } from './PreviewPicture.tsx';
import styles from './preview.module.css';
import { useLivePreview } from './useLivePreview.ts';

const toggleLive = () => usePreviews.setState(({ live }) => ({ live: !live }));
const toggleMask = () => usePreviews.setState(({ mask }) => ({ mask: !mask }));

function PreviewBar() {
  const { live, mask, overlay } = usePreviews();
  return (
    <div className={styles.bar}>
      <Button icon={<IconCube />} shortcut={shortcutLabel('Escape')} onClick={closePreview}>
        {texts.back}
      </Button>
      <span className={styles.grow} />
      <Button icon={<IconBolt />} pressed={live} hint={texts.liveHint} shortcut="B" onClick={toggleLive}>
        {texts.live}
      </Button>
      <Button icon={<IconLayersIntersect />} pressed={mask} hint={texts.maskHint} shortcut="M" onClick={toggleMask}>
        {texts.mask}
      </Button>
      <div className={styles.overlay}>
        <Choice
          label={texts.overlay}
          value={overlay}
          options={OVERLAYS.map((value) => ({ value, label: frames.overlays[value] }))}
          onChange={(chosen) => usePreviews.setState({ overlay: chosen, mask: true })}
        />
      </div>
    </div>
  );
}

/** One frame as Blender renders it, in place of the 3D view; follows the fields when they come to rest. */
export function PreviewView() {
  useLivePreview();
  useCommands(
    useMemo(
      () => [
        { id: 'preview.close', name: texts.back, group: texts.title, shortcut: 'Escape', perform: closePreview },
        { id: 'preview.live', name: texts.live, group: texts.title, shortcut: 'b', perform: toggleLive },
      ],
      [],
    ),
  );
  const { taken, pending, error } = usePreviews();
  const preset = useDesign((state) => state.preset);
  const frame = useDesign((state) => state.frame);
  const camera = useScene().cameras[0];
  const shot = taken.get(frame);
  const failed = error?.frame === frame && error.preset === preset ? error.cause : null;
  const isStale = shot !== undefined && shot.preset !== preset;
  const isPending = pending === frame;
  const degrees = camera === undefined ? 0 : Math.round((angleFromFront(camera.theta) * 180) / Math.PI);
  return (
    <figure className={styles.view} data-tour="frame" aria-label={texts.throughCamera(frame)}>
      <OverlayFilters />
      <PreviewBar />
      <div className={styles.stage}>
        {shot === undefined ? null : <PreviewPicture shot={shot} name={texts.throughCamera(frame)} />}
        {shot === undefined && failed === null ? (
          <p className={styles.waiting} role="status">
            <Loader size={14} color="var(--accent)" /> {isPending ? texts.firstPicture : texts.waiting}
          </p>
        ) : null}
        {failed === null ? null : (
          <div className={styles.failed}>
            <ErrorNote error={failed} onRetry={() => void takePreview()} />
          </div>
        )}
      </div>
      <figcaption className={styles.foot}>
        <span>
          {texts.frame(frame)}
          {camera === undefined || isStale
            ? null
            : ` · ${formatNumber(camera.focalLength, 0)} mm · ${formatNumber(degrees, 0)}° · ${formatNumber(camera.height)} m`}
        </span>
        <span className={styles.grow} />
        {isStale ? <b className={styles.stale}>{texts.outdated}</b> : null}
        {isPending ? (
          <span className={styles.doing} role="status">
            <Loader size={10} color="var(--accent)" /> {shot === undefined || isStale ? texts.rendering : texts.refining}
          </span>
        ) : isStale ? (
          <Button kind="quiet" shortcut="Enter" onClick={() => void takePreview()}>
            {texts.again}
          </Button>
        ) : null}
        {shot === undefined ? null : (
          <span data-testid="preview-skin">{`${texts.skin(formatShare(shot.result.skinShare))} · ${texts.took(formatDuration(shot.result.seconds))}`}</span>
        )}
      </figcaption>
    </figure>
  );
}
