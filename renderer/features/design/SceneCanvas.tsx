import { Canvas } from '@react-three/fiber';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import type { PoseLink } from '../../three/poseLink.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import styles from './design.module.css';
import { SceneView } from './SceneView.tsx';
import { select } from './selection.ts';

interface SceneCanvasProps {
  readonly preset: Preset;
  readonly isEdited: boolean;
  readonly link: PoseLink | null;
  /** Its name to a screen reader. */
  readonly label: string;
}

/** One 3D view of a preset. */
export function SceneCanvas({ preset, isEdited, link, label }: SceneCanvasProps) {
  return (
    <div className={styles.canvas} role="img" aria-label={label}>
      <ErrorBoundary>
        <Canvas
          flat
          frameloop="demand"
          dpr={[1, 2]}
          camera={{ up: [0, 0, 1], position: [5, -6, 4], near: 0.05, far: 200 }}
          onPointerMissed={(event) => isEdited && event.type === 'click' && select(null)}
        >
          <SceneView preset={preset} isEdited={isEdited} link={link} />
        </Canvas>
      </ErrorBoundary>
    </div>
  );
}
