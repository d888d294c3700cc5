import { Canvas } from '@react-three/fiber';
import type { AssetIndex } from '../../../shared/domain/assets/index.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import type { PoseLink } from '../../three/poseLink.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import styles from './design.module.css';
import { useLivePreset } from './handles/dragStore.ts';
import { SceneView } from './SceneView.tsx';
import { select } from './selection.ts';
import { useAssets } from './useScenes.ts';

interface SceneCanvasProps {
  /** Null: the preset being designed, whose things can be selected and dragged. */
  readonly preset: Preset | null;
  readonly link: PoseLink | null;
  /** Its name to a screen reader. */
  readonly label: string;
}

/** Under the hand: only what stands in the view follows each move of the pointer. */
function EditedScene({ assets, link }: { readonly assets: AssetIndex; readonly link: PoseLink | null }) {
  return <SceneView preset={useLivePreset()} assets={assets} isEdited link={link} />;
}

/** One 3D view of a preset. */
export function SceneCanvas({ preset, link, label }: SceneCanvasProps) {
  const assets = useAssets();
  return (
    <div className={styles.canvas} role="img" aria-label={label}>
      <ErrorBoundary>
        <Canvas
          flat
          frameloop="demand"
          dpr={[1, 2]}
          camera={{ up: [0, 0, 1], position: [5, -6, 4], near: 0.05, far: 200 }}
          onPointerMissed={(event) => preset === null && event.type === 'click' && select(null)}
        >
          {preset === null ? (
            <EditedScene assets={assets} link={link} />
          ) : (
            <SceneView preset={preset} assets={assets} isEdited={false} link={link} />
          )}
        </Canvas>
      </ErrorBoundary>
    </div>
  );
}
