import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const S2MGEN = resolve(import.meta.dirname, '../tools/s2mgen.mjs');

/** Renders a preset file with the command line. @throws Error with the last of its words when it fails. */
export async function renderWithCommand(preset: string, out: string, frames: number): Promise<void> {
  const child = spawn(process.execPath, [S2MGEN, 'render', '--preset', preset, '--out', out, '--frames', String(frames), '--json'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`s2mgen render ended with ${String(code)}: ${words}`);
}
