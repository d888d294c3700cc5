import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DatasetEntry, Layout } from '../../shared/contract/datasets.ts';
import { SPLITS_FOLDER } from '../../shared/domain/dataset/split.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { readDataset } from '../datasets/index.ts';
import { changeLabels, checkDataset, exportDataset, type JobContext, repairDataset } from '../jobs/index.ts';
import { alone } from './datasetUses.ts';
import type { CheckRequest, ExportRequest, RelabelRequest, RenderRequest } from './requests.ts';

const BY_NUMBER = { by: 'frame', descending: false } as const;

/** Where reports, hashes and splits of a dataset lie: in its folder, or, as folders of photographs stay untouched, in the library. */
export function careFolder({ library }: Catalogue, dataset: DatasetEntry): string {
  return library.careOf(dataset);
}

/** A split as training takes it: by name, or by its file where it lies apart from the pictures. */
export function splitFile(catalogue: Catalogue, dataset: DatasetEntry, name: string): string {
  const file = join(careFolder(catalogue, dataset), SPLITS_FOLDER, `${name}.json`);
  return dataset.kind === 'real' && existsSync(file) ? file : name;
}

/** How the pictures of a dataset are found again, as they were when it was taken in. */
export function sourceOf(catalogue: Catalogue, { id, kind, path, source }: DatasetEntry) {
  if (kind === 'synthetic') return { path, layout: 'auto' } as const;
  const layout = Layout.safeParse(source).data ?? 'auto';
  const rule = catalogue.frames.window(id, BY_NUMBER, 0, 1).frames[0]?.maskRule;
  return { path, layout, ...(rule === undefined ? {} : { skin: rule.skin }) };
}

export async function exportJob(
  catalogue: Catalogue,
  dataset: DatasetEntry,
  { out, options }: ExportRequest,
  { signal, report }: JobContext,
): Promise<void> {
  const splits = careFolder(catalogue, dataset);
  await exportDataset({ ...sourceOf(catalogue, dataset), out, options, splits }, { signal, onProgress: report });
}

/** Checks, repairs where asked to, and has broken frames rendered again. */
export async function checkJob(
  catalogue: Catalogue,
  dataset: DatasetEntry,
  { repair }: CheckRequest,
  { id, title, signal, report }: JobContext,
  renderAgain: (name: string, request: RenderRequest, dataset: string) => void,
): Promise<void> {
  const others = catalogue.datasets.list().filter(({ id }) => id !== dataset.id);
  const care = careFolder(catalogue, dataset);
  const found = await checkDataset(
    {
      ...sourceOf(catalogue, dataset),
      care,
      others: others.map((other) => careFolder(catalogue, other)),
      expected: expectedOf(catalogue, dataset),
    },
    { signal, onProgress: report },
  );
  if (repair === 'none' || dataset.kind === 'real' || found.broken.length + found.counts.brokenLine === 0) return;
  await alone(catalogue, dataset, { id, title }, async () => {
    await repairDataset(dataset.path, found);
    await catalogue.datasets.putFolder(dataset.path);
  });
  if (repair === 'drop' || found.broken.length === 0) return;
  const { description } = await readDataset(dataset.path);
  const { name, preset } = description;
  renderAgain(name, { preset, name, out: dataset.path, only: found.broken }, dataset.id);
}

export async function relabelJob(
  catalogue: Catalogue,
  dataset: DatasetEntry,
  { policy }: RelabelRequest,
  { signal, report }: JobContext,
): Promise<void> {
  try {
    await changeLabels(dataset.path, policy, { signal, onProgress: report });
  } finally {
    // Shares of skin, and the paths of the masks, also where it was cut off half way.
    await catalogue.datasets.putFolder(dataset.path);
  }
}

/** What photographs were when they were taken in. */
function expectedOf({ frames }: Catalogue, { id, kind }: DatasetEntry): ReadonlyMap<string, string> {
  const expected = new Map<string, string>();
  if (kind === 'synthetic') return expected;
  const page = 500;
  for (let offset = 0; ; offset += page) {
    const { frames: some } = frames.window(id, BY_NUMBER, offset, page);
    for (const { name, sha256 } of some) expected.set(name, sha256);
    if (some.length < page) return expected;
  }
}
