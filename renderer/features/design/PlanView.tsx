import { useMemo } from 'react';
import { viewAngleDensity } from '../../../shared/domain/distributions/viewAngle.ts';
import { cloudVariates, emptyCloud, fillCloud } from '../../../shared/domain/scene/camera/cameraCloud.ts';
import { EMPTY_LANDMARKS } from '../../../shared/domain/scene/camera/landmarks.ts';
import { cameraPlace, halfExtents } from '../../../shared/domain/scene/camera/projection.ts';
import { texts as design } from '../../texts/design.ts';
import { texts } from '../../texts/view.ts';
import { useDesign } from './designStore.ts';
import styles from './plan.module.css';
import { useScene } from './useScenes.ts';

const SECTORS = 72;
const DOTS = 200;

/** The scene from above, drawn without WebGL: room, people, lamps, the ring of cameras with their density, and the frame's camera. */
export function PlanView() {
  const spec = useScene();
  const preset = useDesign((state) => state.preset);
  const framing = useDesign((state) => state.preset.camera.framings[state.framing]);
  const variates = useMemo(() => cloudVariates(preset.seed, DOTS), [preset.seed]);
  const dots = useMemo(() => {
    const cloud = emptyCloud(DOTS);
    fillCloud(cloud, variates, preset, EMPTY_LANDMARKS);
    return Array.from({ length: DOTS }, (_, index) => [cloud.positions[3 * index] ?? 0, cloud.positions[3 * index + 1] ?? 0] as const);
  }, [variates, preset]);
  const [width, depth] = spec.room.size;
  const radius = framing === undefined ? 2 : (framing.radius.min + framing.radius.max) / 2;
  const density = viewAngleDensity(framing?.pFront ?? 1);
  const most = density(Math.PI / SECTORS);
  const [camera] = spec.cameras;
  const place = camera === undefined ? null : cameraPlace(camera, EMPTY_LANDMARKS);
  const half = camera === undefined ? 0 : Math.atan(halfExtents(camera, spec.render).x);
  const reach = Math.max(width, depth, 2 * radius + 1) / 2 + 0.3;
  const at = (theta: number, far: number) => `${far * Math.cos(theta)} ${-far * Math.sin(theta)}`;
  return (
    <figure className={styles.plan}>
      <svg viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`} role="img" aria-label={texts.plan}>
        {spec.room.environment === null ? (
          <rect className={styles.room} x={-width / 2} y={-depth / 2} width={width} height={depth} />
        ) : null}
        {[...spec.room.furniture, ...spec.room.clutter].map(({ position: [x, y], size: [w, d], turn }) => (
          <rect
            key={`${x} ${y}`}
            className={styles.thing}
            x={-w / 2}
            y={-d / 2}
            width={w}
            height={d}
            transform={`translate(${x} ${-y}) rotate(${(-turn * 180) / Math.PI})`}
          />
        ))}
        {Array.from({ length: SECTORS }, (_, sector) => {
          const [from, to] = [(sector / SECTORS) * 2 * Math.PI, ((sector + 1) / SECTORS) * 2 * Math.PI];
          const away = (from + to) / 2 - 1.5 * Math.PI;
          const share = Math.min(1, density(Math.atan2(Math.sin(away), Math.cos(away))) / most);
          return (
            <path
              key={from}
              className={styles.sector}
              opacity={0.12 + 0.8 * share ** 0.6}
              d={`M${at(from, radius)}A${radius} ${radius} 0 0 0 ${at(to, radius)}`}
            />
          );
        })}
        {dots.map(([x, y]) => (
          <circle key={`${x} ${y}`} className={styles.dot} cx={x} cy={-y} r={0.025} />
        ))}
        {spec.lights.map(({ position: [x, y], size, energy }) => (
          <g key={`${x} ${y}`}>
            <rect className={styles.lamp} x={x - size / 2} y={-y - size / 2} width={size} height={size} />
            <text className={styles.text} x={x} y={-y}>{`${Math.round(energy)} W`}</text>
          </g>
        ))}
        {spec.people.map(({ position: [x, y], person: { turn } }) => (
          <g key={`${x} ${y}`} transform={`translate(${x} ${-y}) rotate(${(-turn * 180) / Math.PI})`}>
            <ellipse className={styles.person} rx={0.24} ry={0.13} />
            <circle className={styles.head} cy={0.04} r={0.1} />
          </g>
        ))}
        {place === null ? null : (
          <g className={styles.camera}>
            <circle cx={place.position[0]} cy={-place.position[1]} r={0.06} />
            {[-half, half].map((side) => {
              const angle = Math.atan2(place.target[1] - place.position[1], place.target[0] - place.position[0]) + side;
              const [x, y] = [place.position[0] + 2 * radius * Math.cos(angle), place.position[1] + 2 * radius * Math.sin(angle)];
              return <path key={side} d={`M${place.position[0]} ${-place.position[1]}L${x} ${-y}`} />;
            })}
          </g>
        )}
      </svg>
      <figcaption>{design.noWebgl}</figcaption>
    </figure>
  );
}
