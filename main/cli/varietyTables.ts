import { FRAMING_CLASSES } from '../../shared/domain/variety/framing.ts';
import type { ReachedShare } from '../../shared/domain/variety/requested.ts';
import type { Quartiles, Variety } from '../../shared/domain/variety/summary.ts';

const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)} %`;
const spread = ({ lower, median, upper }: Quartiles, show: (value: number) => string) =>
  `${show(median)} (${show(lower)} – ${show(upper)})`;
const whole = (value: number) => value.toFixed(0);
const UNKNOWN = '—';

const ROWS: readonly { readonly name: string; readonly of: (variety: Variety) => string }[] = [
  { name: 'frames', of: ({ frames }) => String(frames) },
  { name: 'skin share: median (quartiles)', of: ({ skinShare }) => spread(skinShare, percent) },
  { name: 'skin luminance Y: median (quartiles)', of: ({ skin }) => (skin === null ? UNKNOWN : spread(skin.y, whole)) },
  { name: 'skin Cr / Cb: medians', of: ({ skin }) => (skin === null ? UNKNOWN : `${whole(skin.cr)} / ${whole(skin.cb)}`) },
  { name: 'gradient: median (quartiles)', of: ({ gradient }) => spread(gradient, (value) => value.toFixed(1)) },
  { name: 'without a person', of: ({ withoutPerson }) => percent(withoutPerson) },
  ...FRAMING_CLASSES.filter((name) => name !== 'nobody').map((name) => ({
    name: `framing: ${name}`,
    of: ({ framing }: Variety) => (framing === null ? UNKNOWN : percent(framing[name], 0)),
  })),
  {
    name: 'skin types I / II / III / IV / V / VI',
    of: ({ skinTypes }) =>
      skinTypes === null
        ? UNKNOWN
        : `${Object.values(skinTypes)
            .map((share) => (100 * share).toFixed(0))
            .join(' / ')} %`,
  },
];

/** A column for each dataset, as a Markdown table. */
export function figuresTable(varieties: readonly Variety[]): string {
  return markdown(
    ['', ...varieties.map(({ name }) => name)],
    ROWS.map(({ name, of }) => [name, ...varieties.map(of)]),
  );
}

/** What was asked for beside what was drawn. Within two standard deviations is what chance alone does in 19 of 20 cases. */
export function sharesTable(shares: readonly ReachedShare[]): string {
  return markdown(
    ['', 'requested', 'reached', 'draws', 'off by, in standard deviations'],
    shares.map(({ group, name, requested, reached, draws, chance }) => [
      `${group}: ${name}`,
      percent(requested),
      percent(reached),
      String(draws),
      chance === 0 ? (requested === reached ? '0' : 'not by chance') : (Math.abs(reached - requested) / chance).toFixed(1),
    ]),
  );
}

/** Columns padded, so that it reads well in a terminal too. */
function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
