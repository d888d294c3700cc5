import { BREAKING, type IntegrityReport } from '../../shared/domain/dataset/integrity.ts';
import { dropFrames } from '../datasets/index.ts';
import { writeReport } from './careFolder.ts';

/**
 * Takes the broken frames of a check and lines that cannot be read out of a synthetic dataset's manifest; rendering it again makes
 * the frames anew. Gives the report as it is then.
 * @throws StudioError `conflict` while somebody writes there.
 */
export async function repairDataset(dir: string, report: IntegrityReport): Promise<IntegrityReport> {
  const dropped = await dropFrames(dir, new Set(report.broken));
  const isLeft = (kind: IntegrityReport['faults'][number]['kind']) => kind !== 'brokenLine' && !BREAKING.includes(kind);
  const repaired: IntegrityReport = {
    ...report,
    frames: report.frames - report.broken.length,
    broken: [],
    dropped: report.dropped + dropped,
    faults: report.faults.filter(({ kind }) => isLeft(kind)),
    counts: { ...report.counts, brokenLine: 0, ...Object.fromEntries(BREAKING.map((kind) => [kind, 0])) },
  };
  await writeReport(dir, repaired);
  return repaired;
}
