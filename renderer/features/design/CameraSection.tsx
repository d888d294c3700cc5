import { useMemo } from 'react';
import { focalLengthDensity, focalLengthQuantile } from '../../../shared/domain/distributions/focalLength.ts';
import { viewAngleDensity, viewAngleQuantile } from '../../../shared/domain/distributions/viewAngle.ts';
import type { DrawnCameras } from '../../../shared/domain/drawn/drawn.ts';
import type { Framing } from '../../../shared/domain/preset/schema/camera.ts';
import type { Camera } from '../../../shared/domain/scene/spec/camera.ts';
import { Distribution } from '../../charts/Distribution.tsx';
import { FormFields } from '../../forms/FormField.tsx';
import { texts } from '../../texts/design.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { Row } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import { angleFromFront } from './cameraPlace.ts';
import styles from './design.module.css';
import { useDesign } from './designStore.ts';
import { FramingChart } from './distributions/charts.tsx';
import { FramingTools } from './FramingTools.tsx';
import { framingFields, LENS } from './fields/camera.ts';
import { UniformChart } from './UniformChart.tsx';
import { padded } from './uniform.ts';
import { useFramingCameras, useScene } from './useScenes.ts';

const DEGREES = 180 / Math.PI;
const degrees = (radians: number) => `${formatNumber(radians * DEGREES, 0)}°`;
const angleTick = (radians: number) => (radians === 0 ? texts.chart.front : degrees(radians));
const millimetres = (value: number) => formatNumber(value, 0);

interface ChartsProps {
  readonly framing: Framing;
  readonly cameras: DrawnCameras;
  /** The camera of the frame in hand, where it uses this framing. */
  readonly current: Camera | null;
}

function AngleChart({ framing, cameras, current }: ChartsProps) {
  const density = useMemo(() => viewAngleDensity(framing.pFront), [framing.pFront]);
  const draws = useMemo(() => cameras.theta.map(angleFromFront), [cameras]);
  return (
    <Distribution
      title={texts.chart.viewAngle}
      detail={`p_front ${formatNumber(framing.pFront)}`}
      min={-Math.PI}
      max={Math.PI}
      density={density}
      draws={draws}
      current={current === null ? null : angleFromFront(current.theta)}
      ticks={[-Math.PI, -Math.PI / 2, 0, Math.PI / 2, Math.PI]}
      format={angleTick}
    >
      {texts.quantiles.angle(degrees(viewAngleQuantile(framing.pFront, 0.5)), degrees(viewAngleQuantile(framing.pFront, 0.9)))}
    </Distribution>
  );
}

function LensChart({ framing, cameras, current }: ChartsProps) {
  const { min, max } = framing.focalLength;
  const density = useMemo(() => focalLengthDensity(framing), [framing]);
  if (max === min) return <p className="hint">{texts.quantiles.fixed(millimetres(min), 'mm')}</p>;
  const span = padded({ min, max }, 1);
  return (
    <Distribution
      title={texts.chart.focalLength}
      detail={`p_focal ${formatNumber(framing.pFocal)} · ${millimetres(min)}–${millimetres(max)} mm`}
      min={span.min}
      max={span.max}
      density={density}
      draws={cameras.focalLength}
      current={current?.focalLength ?? null}
      ticks={[min, (min + max) / 2, max]}
      format={millimetres}
    >
      {texts.quantiles.focal(millimetres(focalLengthQuantile(framing, 0.5)), millimetres(focalLengthQuantile(framing, 0.75)))}
    </Distribution>
  );
}

/** The paper's camera variables (section 3.3), one framing at a time. */
export function CameraSection() {
  const framings = useDesign((state) => state.preset.camera.framings);
  const index = useDesign((state) => state.framing);
  const frame = useDesign((state) => state.frame);
  const cameras = useFramingCameras();
  const shot = useScene().cameras[0] ?? null;
  const framing = framings[index] ?? framings[0];
  if (framing === undefined) return null;
  const fields = framingFields(index);
  const total = framings.reduce((sum, one) => sum + one.weight, 0);
  const current = shot?.framing === framing.name ? shot : null;
  return (
    <Section id="design.camera" title={texts.sections.camera} summary={framing.name} initiallyOpen>
      <Row label={texts.framing}>
        <Choice
          label={texts.framing}
          value={String(index)}
          options={framings.map((one, at) => ({ value: String(at), label: `${one.name} · ${formatShare(one.weight / total)}` }))}
          onChange={(value) => useDesign.setState({ framing: Number(value) })}
        />
      </Row>
      <FramingTools index={framings.indexOf(framing)} count={framings.length} />
      {shot === null || current !== null ? null : (
        <Button kind="quiet" onClick={() => useDesign.setState({ framing: framings.findIndex((one) => one.name === shot.framing) })}>
          {texts.usesFraming(frame, shot.framing)}
        </Button>
      )}
      <FormFields fields={fields.name} />
      {framings.length > 1 ? <FormFields fields={fields.weight} /> : null}
      <FramingChart />
      <FormFields fields={fields.angle} />
      <AngleChart framing={framing} cameras={cameras} current={current} />
      <FormFields fields={fields.lens} />
      <LensChart framing={framing} cameras={cameras} current={current} />
      <FormFields fields={fields.height} />
      <UniformChart title={texts.chart.height} {...framing.height} unit="m" draws={cameras.height} current={current?.height ?? null} />
      <FormFields fields={fields.radius} />
      <UniformChart
        title={texts.chart.radius}
        {...framing.radius}
        unit="m"
        draws={cameras.radius}
        current={current?.radius ?? null}
        note={texts.quantiles.walls}
      />
      <FormFields fields={fields.place} />
      <h3 className={styles.heading}>{texts.groups.lens}</h3>
      <FormFields fields={LENS} />
    </Section>
  );
}
