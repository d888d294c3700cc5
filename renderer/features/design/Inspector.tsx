import { useMemo } from 'react';
import { LABEL_POLICIES, type LabelPolicy } from '../../../shared/domain/labels/labelPolicy.ts';
import { FormFields } from '../../forms/FormField.tsx';
import { texts } from '../../texts/design.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Row } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import { CameraSection } from './CameraSection.tsx';
import { DesignForm } from './DesignForm.tsx';
import styles from './design.module.css';
import { editPreset, useDesign } from './designStore.ts';
import { HeightChart, PoseChart } from './distributions/charts.tsx';
import { BODY, POSE } from './fields/body.ts';
import { BRIGHTNESS, LARGE_LAMP, LIGHT_MOOD, SMALL_LAMPS, STOPS, VIEW_TRANSFORM } from './fields/lights.ts';
import { OUTPUTS, RENDER } from './fields/render.ts';
import { ClothesSection, HairSection, PeopleSection, SkinSection } from './PeopleSections.tsx';
import { RoomSection } from './RoomSection.tsx';
import { UniformChart } from './UniformChart.tsx';
import { useDrawn, useScene } from './useScenes.ts';

/** Before brightness is steered for the first time, and after: a middle that suits photographs. */
const STEERED = { kind: 'steered', brightness: { min: 0.42, max: 0.62 }, dark: 0.7 } as const;
const FIXED = { kind: 'fixed', stops: 0 } as const;
const EXPOSURES = [
  { value: 'steered', label: texts.exposures.steered },
  { value: 'fixed', label: texts.exposures.fixed },
] as const;

function Lights() {
  const { large, small } = useDesign((state) => state.preset.lights);
  const { energies } = useDrawn();
  const spec = useScene();
  const summary = `${large.count + small.count} · ${formatNumber(large.energy.min, 0)}–${formatNumber(large.energy.max, 0)} W`;
  return (
    <Section id="design.lights" title={texts.sections.lights} summary={summary}>
      <FormFields fields={LARGE_LAMP} />
      <UniformChart
        title={texts.chart.energy}
        {...large.energy}
        unit="W"
        digits={0}
        draws={energies}
        current={spec.lights[0]?.energy ?? null}
      />
      <FormFields fields={SMALL_LAMPS} />
      <FormFields fields={LIGHT_MOOD} />
    </Section>
  );
}

function Exposure() {
  const exposure = useDesign((state) => state.preset.exposure);
  const { brightness } = useDrawn();
  const spec = useScene();
  const draws = useMemo(() => brightness.map((target) => target * 100), [brightness]);
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
      <FormFields fields={exposure.kind === 'steered' ? BRIGHTNESS : STOPS} />
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
      <FormFields fields={VIEW_TRANSFORM} />
    </Section>
  );
}

/** What counts as skin, and what is written beside image and masks. */
function Labels() {
  const { labels, outputs } = useDesign((state) => state.preset);
  const policies: readonly LabelPolicy[] = Object.values(LABEL_POLICIES).map(({ name, skin }) => ({ name, skin: [...skin] }));
  const own = policies.some(({ name }) => name === labels.name) ? policies : [...policies, labels];
  const extra = Object.values(outputs).filter(Boolean).length;
  return (
    <Section
      id="design.labels"
      title={texts.sections.labels}
      summary={texts.extraOutputs(texts.policies[labels.name] ?? labels.name, extra)}
    >
      <Row label={texts.policy} hint={texts.policyHint}>
        <Choice
          label={texts.policy}
          value={labels.name}
          options={own.map(({ name }) => ({ value: name, label: texts.policies[name] ?? name }))}
          onChange={(name) => editPreset(['labels'], own.find((policy) => policy.name === name) ?? labels, texts.policy, null)}
        />
      </Row>
      <FormFields fields={OUTPUTS} />
    </Section>
  );
}

/** Every random variable of the preset, grouped as the paper groups them. */
export function Inspector() {
  const { render } = useDesign((state) => state.preset);
  return (
    <DesignForm>
      <CameraSection />
      <Lights />
      <PeopleSection />
      <SkinSection />
      <HairSection />
      <ClothesSection />
      <Section id="design.body" title={texts.sections.body}>
        <FormFields fields={BODY} />
        <HeightChart female />
        <HeightChart female={false} />
        <h3 className={styles.heading}>{texts.groups.pose}</h3>
        <FormFields fields={POSE} />
        <PoseChart />
      </Section>
      <RoomSection />
      <Exposure />
      <Labels />
      <Section id="design.render" title={texts.sections.render} summary={`${render.width}×${render.height} · ${render.samples} samples`}>
        <FormFields fields={RENDER} />
      </Section>
    </DesignForm>
  );
}
