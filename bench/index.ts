/** `npm run bench -- sampler|render|trainer [--json]`: one table of docs/benchmarks.md, measured afresh. */
import os from 'node:os';
import { asMarkdown, type Table } from './table.ts';

const BENCHES: Record<string, () => Promise<{ run(): Promise<Table> }>> = {
  sampler: () => import('./sampler.ts'),
  render: () => import('./render.ts'),
  trainer: () => import('./trainer.ts'),
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench || flags.some((flag) => flag !== '--json')) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`);
  process.exitCode = 2;
} else {
  const table = await (await bench()).run();
  const [processor] = os.cpus();
  const machine = `${os.cpus().length} × ${processor?.model ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.platform()}, Node ${process.versions.node}`;
  console.log(flags.includes('--json') ? JSON.stringify({ ...table, machine }) : `${asMarkdown(table)}\n* Machine: ${machine}.`);
}
