/** `npm run bench -- NAME [--json]`: tables of docs/benchmarks.md, measured afresh. */
import os from 'node:os';
import { asMarkdown, type Table } from './table.ts';

const BENCHES: Record<string, () => Promise<{ run(): Promise<Table | Table[]> }>> = {
  alike: () => import('./alike.ts'),
  sampler: () => import('./sampler.ts'),
  forecast: () => import('./forecast.ts'),
  render: () => import('./render.ts'),
  quality: () => import('./quality.ts'),
  memory: () => import('./memory.ts'),
  trainer: () => import('./trainer.ts'),
  devices: () => import('./devices.ts'),
  inference: () => import('./inference.ts'),
  browser: () => import('./browser.ts'),
  learning: () => import('./learning.ts'),
  data: () => import('./data.ts'),
  viewport: () => import('./viewport.ts'),
  window: () => import('./window.ts'),
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench || flags.some((flag) => flag !== '--json')) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`);
  process.exitCode = 2;
} else {
  const tables = [await (await bench()).run()].flat();
  const [processor] = os.cpus();
  const machine = `${os.cpus().length} × ${processor?.model ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.platform()}, Node ${process.versions.node}`;
  if (flags.includes('--json')) console.log(JSON.stringify({ tables, machine }));
  else console.log(`${tables.map(asMarkdown).join('\n\n')}\n* Machine: ${machine}.`);
}
