import { Canvas } from '@react-three/fiber';
import { useRef, useState } from 'react';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { texts } from '../../texts/design.ts';
import { hasWebgl } from '../../three/webgl.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import styles from './design.module.css';
import { PreviewPanel } from './PreviewPanel.tsx';
import { SceneView } from './SceneView.tsx';
import { useBody } from './useBody.ts';
import { useScene } from './useScenes.ts';
import { chooseView, LAYERS, toggleLayer, useView, VIEW_KEYS, VIEWS } from './viewStore.ts';

function ViewButtons() {
  const { view, layers } = useView();
  return (
    <div className={styles.tools}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row everywhere */}
      <div role="group" aria-label={texts.viewport} className={styles.toolGroup} data-kind="views">
        {VIEWS.map((name) => (
          <button key={name} type="button" aria-pressed={name === view} onClick={() => chooseView(name)}>
            {texts.views[name]} <kbd aria-hidden>{shortcutLabel(VIEW_KEYS[name])}</kbd>
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="group" aria-label={texts.show} className={styles.toolGroup} data-kind="layers">
        {LAYERS.map((layer) => (
          <button key={layer} type="button" aria-pressed={layers[layer]} onClick={() => toggleLayer(layer)}>
            {texts.layers[layer]}
          </button>
        ))}
      </div>
    </div>
  );
}

/** One line about the person: nobody here, being shaped, or only a stand-in. */
function BodyNote() {
  const { data, isFetching, error } = useBody();
  const spec = useScene();
  const note =
    spec.people.length === 0 ? texts.empty : isFetching ? texts.loadingBody : error !== null || !data?.body ? texts.noBody : null;
  return note === null ? null : (
    <p className={styles.note} role="status" title={error?.message}>
      {note}
    </p>
  );
}

/** The frame of the picture, while looking through its camera. */
function PictureGuide() {
  const view = useView((state) => state.view);
  const { width, height } = useScene().render;
  return view === 'camera' ? <div className={styles.guide} style={{ aspectRatio: `${width} / ${height}` }} aria-hidden /> : null;
}

/** The scene in 3D. Without WebGL it says so, and the rest of the workspace goes on working. */
export function Viewport() {
  const [webgl] = useState(hasWebgl);
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.viewport} ref={box}>
      {webgl ? (
        <div className={styles.canvas} role="img" aria-label={texts.viewport}>
          <ErrorBoundary>
            <Canvas flat frameloop="demand" dpr={[1, 2]} camera={{ up: [0, 0, 1], position: [5, -6, 4], near: 0.05, far: 120 }}>
              <SceneView />
            </Canvas>
          </ErrorBoundary>
        </div>
      ) : (
        <p className={styles.noWebgl}>{texts.noWebgl}</p>
      )}
      <PictureGuide />
      <ViewButtons />
      <BodyNote />
      <PreviewPanel />
    </div>
  );
}
