import { TRAITS } from '../../../shared/domain/drawn/drawn.ts';
import { subjectOf } from '../../../shared/domain/scene/subject.ts';
import { ShareBars } from '../../charts/ShareBars.tsx';
import { FormFields } from '../../forms/FormField.tsx';
import { texts } from '../../texts/design.ts';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { Section } from '../../ui/Section.tsx';
import styles from './design.module.css';
import { useDesign } from './designStore.ts';
import { ClothesChart, ToneChart } from './distributions/charts.tsx';
import { CLOTHING, HAIR, HOW_MANY, ORIGINS, SKIN, TONES, WHO } from './fields/people.ts';
import { UniformChart } from './UniformChart.tsx';
import { useDrawn, useScene } from './useScenes.ts';

/** Who is in the pictures, and how many of them. */
export function PeopleSection() {
  const { age } = useDesign((state) => state.preset.person);
  const { count } = useDesign((state) => state.preset.people);
  const { ages, traits } = useDrawn();
  const spec = useScene();
  const contents = TRAITS.map((trait) => ({ label: texts.contents[trait], share: traits[trait] }));
  const most = Object.entries(count).reduce((last, [number, weight]) => (weight > 0 ? Number(number) : last), 1);
  const summary = texts.peopleSummary(most, formatNumber(age.min, 0), formatNumber(age.max, 0));
  return (
    <Section id="design.people" title={texts.sections.people} summary={summary}>
      <FormFields fields={WHO} />
      <UniformChart title={texts.chart.age} {...age} unit="years" digits={0} draws={ages} current={subjectOf(spec)?.body.age ?? null} />
      <h3 className={styles.heading}>{texts.groups.howMany}</h3>
      <FormFields fields={HOW_MANY} />
      <h3 className={styles.heading}>{texts.holds}</h3>
      <ShareBars shares={contents} />
      <h3 className={styles.heading}>{texts.groups.tones}</h3>
      <FormFields fields={TONES} />
      <ToneChart />
      <h3 className={styles.heading}>{texts.groups.origins}</h3>
      <FormFields fields={ORIGINS} />
    </Section>
  );
}

/** What skin carries: all of it is skin. */
export function SkinSection() {
  const { tattooedShare, freckledShare } = useDesign((state) => state.preset.person.skin);
  return (
    <Section
      id="design.skin"
      title={texts.sections.skin}
      summary={texts.skinSummary(formatShare(freckledShare), formatShare(tattooedShare))}
    >
      <FormFields fields={SKIN} />
    </Section>
  );
}

export function HairSection() {
  const { baldShare } = useDesign((state) => state.preset.person.hair);
  return (
    <Section id="design.hair" title={texts.sections.hair} summary={texts.hairSummary(formatShare(baldShare))}>
      <FormFields fields={HAIR} />
    </Section>
  );
}

/** Clothes, and what is worn on them. */
export function ClothesSection() {
  const { pClothed } = useDesign((state) => state.preset.person.clothing);
  return (
    <Section id="design.clothes" title={texts.sections.clothes} summary={texts.clothesSummary(formatShare(pClothed))}>
      <FormFields fields={CLOTHING} />
      <ClothesChart />
    </Section>
  );
}
