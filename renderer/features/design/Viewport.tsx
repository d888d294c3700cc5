import { lazy, Suspense, useState } from 'react';
import { texts } from '../../texts/design.ts';
import { poseLink } from '../../three/poseLink.ts';
import { hasWebgl } from '../../three/webgl.ts';
import { useCompare } from './compareStore.ts';
import styles from './design.module.css';
import { useDesign } from './designStore.ts';
import { HandleReadout } from './HandleReadout.tsx';
import { LockedNote } from './LockedNote.tsx';
import { useLock } from './lockStore.ts';
import { PlanView } from './PlanView.tsx';
import { PreviewView } from './preview/PreviewView.tsx';
import { usePreviews } from './previewStore.ts';
import { useBodies } from './useBody.ts';
import { useScene } from './useScenes.ts';
import { ViewTools } from './ViewTools.tsx';
import { useView } from './viewStore.ts';
import { PICTURE_MARGIN } from './views.ts';

/** three.js comes after the fields, which do not wait for it. */
const SceneCanvas = lazy(async () => ({ default: (await import('./SceneCanvas.tsx')).SceneCanvas }));
const ComparedView = lazy(async () => ({ default: (await import('./ComparedView.tsx')).ComparedView }));

/** One line about the person: nobody here, being shaped, or only a stand-in. */
function BodyNote() {
  const spec = useScene();
  const preset = useDesign((state) => state.preset);
  const bodies = useBodies(preset, spec);
  const isLocked = useLock((state) => state.locked !== null);
  const failed = bodies.find(({ error }) => error !== null)?.error;
  const isFetching = bodies.some((body) => body.isFetching);
  const isMissing = failed !== undefined || bodies.some(({ data }) => !data?.body);
  const note = spec.people.length === 0 ? texts.empty : isFetching ? texts.loadingBody : isMissing ? texts.noBody : null;
  return note === null || isLocked ? null : (
    <p className={styles.note} role="status" title={failed?.message}>
      {note}
    </p>
  );
}

/** The frame of the picture, while looking through its camera. */
function PictureGuide() {
  const view = useView((state) => state.view);
  const { width, height } = useScene().render;
  if (view !== 'camera') return null;
  const [ratio, margin] = [width / height, PICTURE_MARGIN];
  const style = {
    width: `calc(min(100cqw, 100cqh * ${ratio}) / ${margin})`,
    height: `calc(min(100cqw / ${ratio}, 100cqh) / ${margin})`,
  };
  return <div className={styles.guide} style={style} aria-hidden />;
}

/** The scene in 3D, alone or beside that of another preset. Without WebGL a top view, and the rest goes on working. */
export function Viewport() {
  const [webgl] = useState(hasWebgl);
  const [link] = useState(poseLink);
  const other = useCompare((state) => state.other);
  const isPreviewing = usePreviews((state) => state.open);
  return (
    <div className={styles.views} data-compared={other !== null || undefined}>
      <div className={styles.viewport}>
        <Suspense>
          {webgl ? <SceneCanvas preset={null} link={other === null ? null : link} label={texts.viewport} /> : <PlanView />}
        </Suspense>
        <PictureGuide />
        {webgl ? <ViewTools /> : null}
        <BodyNote />
        <LockedNote />
        <HandleReadout />
        {isPreviewing ? <PreviewView /> : null}
      </div>
      <Suspense>{other === null ? null : <ComparedView other={other} link={webgl ? link : null} />}</Suspense>
    </div>
  );
}
