import { ShareBars } from '../../../charts/ShareBars.tsx';
import { texts } from '../../../texts/distributions.ts';
import { formatNumber } from '../../../ui/format.ts';
import styles from './distributions.module.css';

export interface AskedShare {
  readonly label: string;
  /** What the weights ask for. */
  readonly asked: number;
  /** What the draws hold. */
  readonly drawn: number;
  /** The frame in hand is one of these. */
  readonly isCurrent: boolean;
}

/** A discrete distribution: what is asked for as a mark, the draws as bars, the frame in hand by name, the gap in words. */
export function AskedChart({ title, shares }: { readonly title: string; readonly shares: readonly AskedShare[] }) {
  if (shares.length === 0) return null;
  const widest = shares.reduce((most, share) => (gapOf(share) > gapOf(most) ? share : most));
  const current = shares.find(({ isCurrent }) => isCurrent);
  return (
    <figure className={styles.asked} aria-label={title}>
      <figcaption>
        <span>{title}</span>
        <span>{current === undefined ? null : texts.current(current.label)}</span>
      </figcaption>
      <ShareBars shares={shares.map(({ label, asked, drawn }) => ({ label, share: drawn, other: asked }))} />
      <p>{texts.gap(widest.label, formatNumber(100 * gapOf(widest), 0))}</p>
    </figure>
  );
}

function gapOf({ asked, drawn }: AskedShare): number {
  return Math.abs(asked - drawn);
}
