import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { type ForecastColumns, framingShares, shareOf } from '../../../../shared/domain/coverage/columns.ts';
import { warningsOf } from '../../../../shared/domain/coverage/warnings.ts';
import { FRAMING_CLASSES } from '../../../../shared/domain/variety/framing.ts';
import { quartiles } from '../../../../shared/domain/variety/summary.ts';
import { datasetsQuery } from '../../../client/queries.ts';
import { texts } from '../../../texts/forecast.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { formatCount, formatShare } from '../../../ui/format.ts';
import { useDesign } from '../designStore.ts';
import { agreementInWords } from './compared.ts';
import { ForecastCharts } from './ForecastCharts.tsx';
import styles from './forecast.module.css';
import { useForecastAnswers } from './forecastAnswers.ts';
import { toggleForecast, useForecast } from './forecastStore.ts';
import { useForecasting } from './useForecasting.ts';
import { useHeld } from './useHeld.ts';

const NONE = '';

/** One line of what the pictures will hold; stays when the panel is folded. */
function Summary() {
  const { columns, problem } = useForecastAnswers();
  const line = useMemo(() => {
    if (columns === null) return texts.waiting;
    const shares = framingShares(columns);
    const classes = FRAMING_CLASSES.filter((name) => shares[name] >= 0.01).map(
      (name) => `${texts.classes[name].toLowerCase()} ${formatShare(shares[name], 0)}`,
    );
    const skin = texts.median(formatShare(quartiles(columns.skinShare).median, 0));
    return [texts.skinShort(skin), ...classes, texts.faceShort(formatShare(shareOf(columns, 'showsFace'), 0))].join(' · ');
  }, [columns]);
  return (
    <span className={styles.summary} role={problem === null ? undefined : 'alert'}>
      {problem === null ? line : texts.problem(problem)}
    </span>
  );
}

/** Which dataset the forecast is laid against. */
const Compare = memo(function Compare() {
  const dataset = useForecast((state) => state.dataset);
  const { data = [] } = useQuery(datasetsQuery);
  if (data.length === 0) return null;
  const known = data.some(({ id }) => id === dataset);
  return (
    <div className={styles.compare}>
      <Choice
        label={texts.compare}
        value={known ? (dataset ?? NONE) : NONE}
        options={[{ value: NONE, label: texts.compareNone }, ...data.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) => useForecast.setState({ dataset: id === NONE ? null : id, open: true })}
      />
    </div>
  );
});

const Toggle = memo(function Toggle() {
  const open = useForecast((state) => state.open);
  return (
    <IconButton label={texts.toggle} shortcut="C" aria-expanded={open} onClick={toggleForecast}>
      {open ? <IconChevronDown /> : <IconChevronUp />}
    </IconButton>
  );
});

const Forecasting = memo(function Forecasting() {
  useForecasting();
  return null;
});

/** The answer in hand, drawn, and held against a dataset. */
function Answer({ columns }: { readonly columns: ForecastColumns }) {
  const dataset = useForecast((state) => state.dataset);
  const preset = useDesign((state) => state.preset);
  const held = useHeld(dataset);
  const name = useQuery(datasetsQuery).data?.find(({ id }) => id === dataset)?.name ?? '';
  const warnings = useMemo(() => warningsOf(columns, preset), [columns, preset]);
  return (
    <>
      <ForecastCharts columns={columns} held={held} warnings={warnings} />
      {held === null ? null : (
        <p className={styles.agreement} role="status">
          {texts.outline(name, formatCount(held.frames))}. {agreementInWords(columns, held)}
        </p>
      )}
    </>
  );
}

/** What the preset's first 500 pictures will hold, before anything is rendered; follows every value as it changes. */
export function ForecastPanel() {
  const open = useForecast((state) => state.open);
  const { columns, milliseconds } = useForecastAnswers();
  const frames = columns === null ? '' : formatCount(columns.skinShare.length);
  return (
    <section className={styles.panel} aria-label={texts.title} data-frames={frames} data-milliseconds={Math.round(milliseconds)}>
      <Forecasting />
      <header className={styles.head}>
        <Toggle />
        <h2 title={columns === null ? undefined : texts.took(formatCount(milliseconds))}>{texts.title}</h2>
        {columns === null ? null : <span className={styles.dim}>{texts.of(frames)}</span>}
        <Summary />
        <Compare />
      </header>
      {open && columns !== null ? <Answer columns={columns} /> : null}
    </section>
  );
}
