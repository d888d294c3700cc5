import { useMemo } from 'react';
import type { Held } from '../../../../shared/contract/coverage.ts';
import { type ForecastColumns, framingShares, regionShares, shareOf } from '../../../../shared/domain/coverage/columns.ts';
import { REGIONS } from '../../../../shared/domain/coverage/regions.ts';
import type { Warning } from '../../../../shared/domain/coverage/warnings.ts';
import { FRAMING_CLASSES } from '../../../../shared/domain/variety/framing.ts';
import { quartiles } from '../../../../shared/domain/variety/summary.ts';
import { Histogram } from '../../../charts/Histogram.tsx';
import { ShareBars } from '../../../charts/ShareBars.tsx';
import { texts as design } from '../../../texts/design.ts';
import { texts } from '../../../texts/forecast.ts';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { openSection } from '../../../ui/Section.tsx';
import { heldFraming } from './compared.ts';
import styles from './forecast.module.css';

const degrees = (radians: number) => `${formatNumber((radians * 180) / Math.PI, 0)}°`;
const ANGLE_ENDS = [texts.back, texts.front, `${texts.back} `] as const;

function WarningList({ warnings }: { readonly warnings: readonly Warning[] }) {
  return (
    <div className={styles.warnings}>
      <h3>{texts.warnings}</h3>
      {warnings.length === 0 ? <p className="hint">{texts.noWarnings}</p> : null}
      <ul>
        {warnings.map(({ kind, share, section }) => (
          <li key={kind}>
            <button type="button" title={texts.open(design.sections[section])} onClick={() => openSection(`design.${section}`)}>
              {texts.warning[kind](formatShare(share))}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ForecastChartsProps {
  readonly columns: ForecastColumns;
  readonly held: Held | null;
  readonly warnings: readonly Warning[];
}

/** Skin, angle, framing, parts in view, and what is worth a look. */
export function ForecastCharts({ columns, held, warnings }: ForecastChartsProps) {
  const { skin, away, framing, regions } = useMemo(
    () => ({
      skin: quartiles(columns.skinShare),
      away: Float32Array.from(columns.angle, Math.abs).sort(),
      framing: framingShares(columns),
      regions: regionShares(columns),
    }),
    [columns],
  );
  const theirs = useMemo(() => (held === null ? null : heldFraming(held)), [held]);
  // The axis ends where the skin does, in tens of per cent.
  const most = useMemo(() => Math.ceil(10 * Math.max(0.2, ...columns.skinShare, ...(held?.skinShare ?? []))) / 10, [columns, held]);
  const within = (share: number) => degrees(away[Math.floor(share * (away.length - 1))] ?? 0);
  return (
    <div className={styles.charts}>
      <Histogram
        title={texts.skin}
        detail={texts.median(formatShare(skin.median))}
        values={columns.skinShare}
        other={held?.skinShare ?? null}
        min={0}
        max={most}
        ends={['0 %', formatShare(most / 2, 0), formatShare(most, 0)]}
        words={texts.skinWords(formatShare(skin.lower, 0), formatShare(skin.upper, 0))}
      />
      <Histogram
        title={texts.angle}
        detail={texts.median(within(0.5))}
        values={columns.angle}
        other={null}
        min={-Math.PI}
        max={Math.PI}
        ends={ANGLE_ENDS}
        words={texts.angleWords(within(0.5), within(0.9))}
      />
      <div>
        <h3>{texts.framing}</h3>
        <ShareBars
          shares={FRAMING_CLASSES.map((name) => ({ label: texts.classes[name], share: framing[name], other: theirs?.[name] ?? null }))}
        />
      </div>
      <div>
        <h3>{texts.regions}</h3>
        <ShareBars
          shares={[
            { label: texts.faceSeen, share: shareOf(columns, 'showsFace') },
            ...REGIONS.filter((name) => name !== 'head').map((name) => ({ label: texts.parts[name], share: regions[name] })),
            { label: texts.cut, share: shareOf(columns, 'isTruncated') },
          ]}
        />
      </div>
      <WarningList warnings={warnings} />
    </div>
  );
}
