import type { Mistake, ScoredSetEntry } from '../../../../shared/contract/mistakes.ts';
import { texts } from '../../../texts/mistakes.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { formatFixed, formatShare } from '../../../ui/format.ts';
import { Fact, Row } from '../../../ui/Row.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Slider } from '../tryout/Slider.tsx';
import styles from './errors.module.css';
import { ERRORS_SHOWN, useErrors } from './errorsStore.ts';
import { Legend } from './Legend.tsx';
import { SliceTable } from './SliceTable.tsx';

/** Slices, the colours, and the picture in hand. */
export function ErrorsInspector({ set, mistake }: { readonly set: ScoredSetEntry; readonly mistake: Mistake | undefined }) {
  const { shown, threshold } = useErrors();
  return (
    <>
      <Section id="errors.slices" title={texts.slices} initiallyOpen>
        <SliceTable set={set} />
      </Section>
      <Section id="errors.legend" title={texts.legend} initiallyOpen>
        <Row label={texts.shown}>
          <Choice
            label={texts.shown}
            value={shown}
            options={ERRORS_SHOWN.map((value) => ({ value, label: texts.shows[value] }))}
            onChange={(value) => useErrors.setState({ shown: value })}
          />
        </Row>
        {shown === 'mistakes' ? <Legend /> : null}
        <Slider
          label={texts.threshold}
          hint={texts.thresholdHint}
          value={threshold ?? set.threshold}
          onChange={(value) => useErrors.setState({ threshold: value })}
        />
      </Section>
      {mistake === undefined ? null : (
        <Section id="errors.picture" title={mistake.name} initiallyOpen>
          <dl className={styles.facts}>
            <Fact label={texts.facts.iou}>{formatFixed(mistake.iou, 3)}</Fact>
            <Fact label={texts.facts.tooMuch}>{formatShare(mistake.falsePositive, 1)}</Fact>
            <Fact label={texts.facts.tooLittle}>{formatShare(mistake.falseNegative, 1)}</Fact>
            <Fact label={texts.facts.skin}>{formatShare(mistake.skinShare, 1)}</Fact>
          </dl>
        </Section>
      )}
    </>
  );
}
