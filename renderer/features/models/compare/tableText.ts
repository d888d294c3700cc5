import { texts } from '../../../texts/compare.ts';
import type { Cell, Comparison } from './comparison.ts';
import type { Measure } from './measures.ts';

export const TABLE_FORMATS = ['csv', 'markdown', 'latex'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** "0.812 ± 0.010"; without spread where there is a single value, "–" without any. */
export function cellWords({ moments }: Cell, digits: number, plusMinus = ' ± '): string {
  if (moments === null) return '–';
  const mean = moments.mean.toFixed(digits);
  return moments.sd === null ? mean : `${mean}${plusMinus}${moments.sd.toFixed(digits)}`;
}

/** The table as text: CSV with full numbers, Markdown, or LaTeX of the package booktabs. */
export function tableText(table: Comparison, format: TableFormat): string {
  if (format === 'csv') return csv(table);
  return format === 'markdown' ? markdown(table) : latex(table);
}

/** RFC 4180; each measure has its mean, its standard deviation (empty for one seed) and its number of seeds. */
function csv({ differences, measures, rows }: Comparison): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const headOf = ({ name }: Measure) => [`${name} mean`, `${name} sd`, `${name} n`];
  const head = [texts.group, ...differences.map(({ name }) => name), ...measures.flatMap(headOf)];
  const lines = rows.map(({ group, words, cells }) => [
    group.name,
    ...words,
    ...cells.flatMap(({ moments }) => [moments?.mean ?? '', moments?.sd ?? '', moments?.n ?? 0].map(String)),
  ]);
  return `${[head, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function markdown({ differences, measures, rows }: Comparison): string {
  const escaped = (text: string) => text.replaceAll('|', '\\|');
  const head = [texts.group, ...differences.map(({ name }) => name), texts.seeds, ...measures.map(({ name }) => name)].map(escaped);
  const rule = head.map((_, index) => (index <= differences.length ? '---' : '---:'));
  const lines = rows.map(({ group, words, cells }) => [
    ...[group.name, ...words].map(escaped),
    String(group.runs.length),
    ...cells.map((cell, index) => {
      const text = cellWords(cell, measures[index]?.digits ?? 3);
      return cell.isBest ? `**${text}**` : text;
    }),
  ]);
  const table = [head, rule, ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
  return `${table}\n\n${texts.significance}\n`;
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '–': '--',
  '−': '$-$',
  '±': '$\\pm$',
  β: '$\\beta$',
  γ: '$\\gamma$',
  λ: '$\\lambda$',
  ε: '$\\varepsilon$',
  '₁': '$_1$',
  '₂': '$_2$',
};

function escapedLatex(text: string): string {
  return text.replace(/[&%$#_{}]/g, '\\$&').replace(/\\(?![&%$#_{}])|[~^–−±βγλε₁₂]/g, (sign) => LATEX[sign] ?? sign);
}

function latex({ differences, measures, rows }: Comparison): string {
  const head = [texts.group, ...differences.map(({ name }) => name), texts.seeds, ...measures.map(({ name }) => name)].map(escapedLatex);
  const lines = rows.map(({ group, words, cells }) => [
    ...[group.name, ...words].map(escapedLatex),
    String(group.runs.length),
    ...cells.map((cell, index) => {
      const text = cellWords(cell, measures[index]?.digits ?? 3, ' \\pm ').replace('–', '\\text{--}');
      return cell.isBest ? `$\\mathbf{${text}}$` : `$${text}$`;
    }),
  ]);
  const row = (line: readonly string[]) => `  ${line.join(' & ')} \\\\`;
  return [
    `% ${texts.significance}`,
    `\\begin{tabular}{${'l'.repeat(1 + differences.length)}${'r'.repeat(1 + measures.length)}}`,
    '  \\toprule',
    row(head),
    '  \\midrule',
    ...lines.map(row),
    '  \\bottomrule',
    '\\end{tabular}',
    '',
  ].join('\n');
}
