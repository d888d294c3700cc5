import { useMemo } from 'react';
import { ShareBars } from '../../charts/ShareBars.tsx';
import { FormFields } from '../../forms/FormField.tsx';
import { texts } from '../../texts/design.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { Row } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import { CameraSection } from './CameraSection.tsx';
import { contentsOf } from './contents.ts';
import { DesignForm } from './DesignForm.tsx';
import styles from './design.module.css';
import { editPreset, useDesign } from './designStore.ts';
import * as fields from './fields.ts';
import { UniformChart } from './UniformChart.tsx';
import { useScene, useScenes } from './useScenes.ts';

/** Before brightness is steered for the first time, and after: a middle that suits photographs. */
const STEERED = { kind: 'steered', brightness: { min: 0.42, max: 0.62 }, dark: 0.7 } as const;
const FIXED = { kind: 'fixed', stops: 0 } as const;
const EXPOSURES = [
  { value: 'steered', label: 'Steered by the person' },
  { value: 'fixed', label: 'Fixed' },
] as const;

function Lights() {
  const { large, small } = useDesign((state) => state.preset.lights);
  const scenes = useScenes();
  const spec = useScene();
  const draws = useMemo(
    () => scenes.flatMap((scene) => scene.lights.slice(0, large.count).map((light) => light.energy)),
    [scenes, large.count],
  );
  const summary = `${large.count + small.count} · ${formatNumber(large.energy.min, 0)}–${formatNumber(large.energy.max, 0)} W`;
  return (
    <Section id="design.lights" title={texts.sections.lights} summary={summary}>
      <FormFields fields={fields.LARGE_LAMP} />
      <UniformChart
        title={texts.chart.energy}
        {...large.energy}
        unit="W"
        digits={0}
        draws={draws}
        current={spec.lights[0]?.energy ?? null}
      />
      <FormFields fields={fields.SMALL_LAMPS} />
      <FormFields fields={fields.LIGHT_MOOD} />
    </Section>
  );
}

function People() {
  const { age, clothing } = useDesign((state) => state.preset.person);
  const scenes = useScenes();
  const spec = useScene();
  const ages = useMemo(() => scenes.flatMap(({ people }) => people.slice(0, 1).map(({ person }) => person.body.age)), [scenes]);
  const contents = useMemo(() => contentsOf(scenes), [scenes]);
  const summary = `${formatShare(clothing.pClothed)} clothed · ${formatNumber(age.min, 0)}–${formatNumber(age.max, 0)} years`;
  return (
    <Section id="design.people" title={texts.sections.people} summary={summary}>
      <FormFields fields={fields.WHO} />
      <UniformChart
        title={texts.chart.age}
        {...age}
        unit="years"
        digits={0}
        draws={ages}
        current={spec.people[0]?.person.body.age ?? null}
      />
      <h3 className={styles.heading}>{texts.holds}</h3>
      <ShareBars shares={contents} />
      <FormFields fields={fields.CLOTHING} />
      <FormFields fields={fields.TONES} />
      <FormFields fields={fields.ORIGINS} />
    </Section>
  );
}

function Exposure() {
  const exposure = useDesign((state) => state.preset.exposure);
  const scenes = useScenes();
  const spec = useScene();
  const draws = useMemo(
    () => scenes.flatMap((scene) => (scene.exposure.kind === 'steered' ? [scene.exposure.target * 100] : [])),
    [scenes],
  );
  return (
    <Section id="design.exposure" title={texts.sections.exposure} summary={EXPOSURES.find(({ value }) => value === exposure.kind)?.label}>
      <Row label={texts.sections.exposure}>
        <Choice
          label={texts.sections.exposure}
          value={exposure.kind}
          options={EXPOSURES}
          onChange={(kind) => editPreset(['exposure'], kind === 'steered' ? STEERED : FIXED, texts.sections.exposure, null)}
        />
      </Row>
      <FormFields fields={exposure.kind === 'steered' ? fields.STEERED : fields.FIXED} />
      {exposure.kind === 'steered' ? (
        <UniformChart
          title={texts.chart.brightness}
          min={exposure.brightness.min * 100}
          max={exposure.brightness.max * 100}
          unit="%"
          digits={0}
          draws={draws}
          current={spec.exposure.kind === 'steered' ? spec.exposure.target * 100 : null}
        />
      ) : null}
      <FormFields fields={fields.VIEW_TRANSFORM} />
    </Section>
  );
}

/** Every random variable of the preset, grouped as the paper groups them. */
export function Inspector() {
  const { render, room } = useDesign((state) => state.preset);
  return (
    <DesignForm>
      <CameraSection />
      <Lights />
      <People />
      <Section id="design.body" title={texts.sections.body}>
        <FormFields fields={fields.BODY} />
        <FormFields fields={fields.POSE} />
      </Section>
      <Section id="design.room" title={texts.sections.room} summary={`p_background ${formatShare(room.pBackground)}`}>
        <FormFields fields={fields.ROOM} />
      </Section>
      <Exposure />
      <Section id="design.render" title={texts.sections.render} summary={`${render.width}×${render.height} · ${render.samples} samples`}>
        <FormFields fields={fields.RENDER} />
      </Section>
    </DesignForm>
  );
}
