import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HASHES_FILE, INTEGRITY_FILE, IntegrityReport } from '../../shared/domain/dataset/integrity.ts';
import { writeWhole } from '../files/index.ts';

/** How each picture of a dataset looks, by name: 16 hexadecimal digits. */
const Hashes = z.strictObject({
  format: z.literal('s2mgen.perceptual'),
  version: z.literal(1),
  name: z.string(),
  hashes: z.record(z.string(), z.string().regex(/^[0-9a-f]{16}$/)),
});

/** What a check leaves beside a dataset, for later checks and splits. Absent or broken files count as never checked. */
export async function readReport(folder: string): Promise<IntegrityReport | null> {
  return parsed(IntegrityReport, join(folder, INTEGRITY_FILE));
}

export async function readHashes(folder: string): Promise<{ name: string; hashes: ReadonlyMap<string, string> } | null> {
  const found = await parsed(Hashes, join(folder, HASHES_FILE));
  return found === null ? null : { name: found.name, hashes: new Map(Object.entries(found.hashes)) };
}

export function writeReport(folder: string, report: IntegrityReport): Promise<void> {
  return writeWhole(join(folder, INTEGRITY_FILE), `${JSON.stringify(IntegrityReport.parse(report))}\n`);
}

export async function writeCheck(folder: string, report: IntegrityReport, hashes: ReadonlyMap<string, string>): Promise<void> {
  const file = { format: 's2mgen.perceptual', version: 1, name: report.name, hashes: Object.fromEntries(hashes) };
  await writeWhole(join(folder, HASHES_FILE), `${JSON.stringify(Hashes.parse(file))}\n`);
  await writeReport(folder, report);
}

async function parsed<T>(schema: z.ZodType<T>, path: string): Promise<T | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
