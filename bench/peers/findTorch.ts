import { execa } from 'execa';

/** A Python that has torch: `S2MGEN_TORCH_PYTHON`, or the usual one. */
export async function findTorch(): Promise<{ python: string; version: string } | null> {
  const given = process.env.S2MGEN_TORCH_PYTHON;
  for (const python of given === undefined ? ['python3', '/usr/bin/python3'] : [given]) {
    const { stdout, failed } = await execa(python, ['-c', 'import torch; print(torch.__version__)'], { reject: false });
    if (!failed) return { python, version: stdout.trim() };
  }
  return null;
}
