import { Checkbox } from '@mantine/core';
import type { SegmentSize } from '../../../../shared/contract/tryout.ts';
import { texts } from '../../../texts/tryout.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Slider } from './Slider.tsx';
import styles from './tryout.module.css';
import { useTryout } from './tryoutStore.ts';
import { useModelChoice } from './useModelChoice.ts';

const SIZES = ['own', '512', '1024', '2048', 'full'] as const;
type SizeChoice = (typeof SIZES)[number];
const SIZE_OF = { own: null, '512': 512, '1024': 1024, '2048': 2048, full: 'full' } as const satisfies Record<SizeChoice, SegmentSize>;
const SHOWN = ['skin', 'person', 'both'] as const;

/** Which models look, at what size, and how what they find is drawn. */
export function TryoutInspector() {
  const { size, threshold, opacity, shown } = useTryout();
  const { offered, chosen } = useModelChoice();
  const keys = chosen.map(({ key }) => key);
  return (
    <>
      <Section id="tryout.models" title={texts.models} initiallyOpen>
        <div className={styles.models}>
          {offered.map(({ key, name }) => (
            <Checkbox
              key={key}
              label={name}
              checked={keys.includes(key)}
              onChange={(event) =>
                useTryout.setState({ models: event.currentTarget.checked ? [...keys, key] : keys.filter((one) => one !== key) })
              }
            />
          ))}
        </div>
        {offered.length > 1 ? null : <p className="hint">{texts.noModelNext}</p>}
        <Row label={texts.size} hint={texts.sizeHint}>
          <Choice
            label={texts.size}
            value={SIZES.find((one) => SIZE_OF[one] === size) ?? 'own'}
            options={SIZES.map((value) => ({ value, label: texts.sizes[value] }))}
            onChange={(value) => useTryout.setState({ size: SIZE_OF[value] })}
          />
        </Row>
      </Section>
      <Section id="tryout.overlay" title={texts.overlay} initiallyOpen>
        <Slider
          label={texts.threshold}
          value={threshold ?? 0.5}
          hint={texts.thresholdHint}
          onChange={(value) => useTryout.setState({ threshold: value })}
        />
        <Slider label={texts.opacity} value={opacity} onChange={(value) => useTryout.setState({ opacity: value })} />
        <Row label={texts.show}>
          <Choice
            label={texts.show}
            value={shown}
            options={SHOWN.map((value) => ({ value, label: texts.shows[value] }))}
            onChange={(value) => useTryout.setState({ shown: value })}
          />
        </Row>
        <ul className={styles.legend}>
          {(['skin', 'person'] as const).map((part) =>
            shown === 'both' || shown === part ? (
              <li key={part}>
                <i data-part={part} aria-hidden />
                {texts.shows[part]}
              </li>
            ) : null,
          )}
        </ul>
        <Button disabled={threshold === null} onClick={() => useTryout.setState({ threshold: null })}>
          {texts.thresholdOwn}
        </Button>
        <p className="hint">{texts.wipeHint}</p>
      </Section>
    </>
  );
}
