import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Evaluation } from '../../shared/domain/scores/score.ts';
import type { EpochMetrics } from '../../shared/domain/training/run.ts';

export interface ReportRow {
  /** Files, absolute. */
  readonly image: string;
  readonly truth: string | null;
  readonly prediction: string;
  readonly caption: string;
}

export interface DemoReport {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly scores: readonly (readonly [string, Evaluation])[];
  readonly epochs: readonly EpochMetrics[];
  readonly frames: readonly ReportRow[];
  readonly photographs: readonly ReportRow[];
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const percent = (value: number) => value.toFixed(3);

function scoreTable(scores: DemoReport['scores']): string {
  const rows = scores.map(([name, { perImage, pooled, images }]) => {
    const cells = [perImage.iou, perImage.f1, perImage.accuracy, pooled.iou, pooled.f1, pooled.accuracy].map(
      (value) => `<td>${percent(value)}</td>`,
    );
    return `<tr><th>${escaped(name)}</th><td>${images}</td>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr><th></th><th>frames</th><th>IoU, mean</th><th>F1, mean</th><th>accuracy, mean</th><th>IoU, pooled</th><th>F1, pooled</th><th>accuracy, pooled</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** Training loss over epochs as a small line chart. */
function lossCurve(epochs: readonly EpochMetrics[]): string {
  if (epochs.length < 2) return '';
  const [width, height, left, bottom] = [560, 160, 44, 24];
  const top = Math.max(...epochs.map(({ loss }) => loss));
  const x = (epoch: number) => left + ((epoch - 1) / (epochs.length - 1)) * (width - left - 8);
  const y = (loss: number) => 8 + (1 - loss / top) * (height - bottom - 8);
  const points = epochs.map(({ epoch, loss }) => `${x(epoch).toFixed(1)},${y(loss).toFixed(1)}`).join(' ');
  const last = epochs[epochs.length - 1];
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Training loss by epoch">
<path d="M${left} 8V${height - bottom}H${width - 8}" class="axis"/><polyline points="${points}"/>
<text x="${left - 6}" y="14" text-anchor="end">${top.toFixed(2)}</text><text x="${left - 6}" y="${height - bottom}" text-anchor="end">0</text>
<text x="${left}" y="${height - 6}">epoch 1</text><text x="${width - 8}" y="${height - 6}" text-anchor="end">epoch ${epochs.length}, loss ${last ? last.loss.toFixed(3) : ''}</text></svg>`;
}

function pictures(rows: readonly ReportRow[], folder: string): string {
  const source = (file: string) => escaped(path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/'));
  const figure = (file: string | null, label: string) => (file ? `<img src="${source(file)}" alt="${label}" title="${label}">` : '');
  return rows
    .map(
      ({ image, truth, prediction, caption }) =>
        `<figure><div>${figure(image, 'picture')}${figure(truth, 'skin mask')}${figure(prediction, 'prediction')}</div><figcaption>${escaped(caption)}</figcaption></figure>`,
    )
    .join('\n');
}

const STYLE = `
body{font:14px/1.5 system-ui,sans-serif;margin:0 auto;max-width:1100px;padding:32px 24px;background:#17181a;color:#e8e8e6}
h1{font-size:22px;margin:0 0 4px}h2{font-size:15px;margin:32px 0 8px}p,dd,figcaption{color:#a3a5a9}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:12px 0}dt{color:#6f7278}dd{margin:0}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:4px 12px;text-align:right;border-bottom:1px solid #34363b}th:first-child{text-align:left}
svg{max-width:560px;display:block}polyline{fill:none;stroke:#f0a35e;stroke-width:2}.axis{stroke:#34363b;fill:none}text{fill:#a3a5a9;font-size:11px}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(330px,1fr));gap:16px}figure{margin:0}figure div{display:grid;grid-template-columns:repeat(3,1fr);gap:2px}
img{width:100%;aspect-ratio:1;object-fit:contain;background:#000;border-radius:3px}`;

/** Writes one page that needs nothing but the pictures beside it. */
export async function writeReport(folder: string, report: DemoReport): Promise<string> {
  const facts = report.facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('');
  const photographs = report.photographs.length
    ? `<h2>Your photographs</h2><p>Picture and predicted skin.</p><div class="grid">${pictures(report.photographs, folder)}</div>`
    : '';
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(report.title)}</title><style>${STYLE}</style>
<h1>${escaped(report.title)}</h1><dl>${facts}</dl>
<h2>Scores on people the model never saw</h2>${scoreTable(report.scores)}
<p>Mean: average of each picture's score. Pooled: one score over all pixels. The colour rule is 77 ≤ Cb ≤ 127 and 133 ≤ Cr ≤ 173.</p>
<h2>Training</h2>${lossCurve(report.epochs)}
<h2>Unseen frames, worst to best</h2><p>Picture, skin mask, prediction.</p><div class="grid">${pictures(report.frames, folder)}</div>
${photographs}</html>\n`;
  const file = path.join(folder, 'report.html');
  await writeFile(file, page);
  return file;
}
