import { rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openCatalogue } from '../../main/catalogue/index.ts';
import { takeUse } from '../../main/datasets/index.ts';
import { DatasetSplit } from '../../shared/domain/dataset/split.ts';
import { drawnDataset } from '../unit/exports/support.ts';
import { seriousViolations } from './pages/axe.ts';
import { datasetsOf } from './pages/datasets.ts';
import { frameOf } from './pages/frame.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 60_000, interval: 200 };

/** A researcher's way with a dataset that is there: export, split, check; no Blender. */
describe('care for a dataset, in the window', () => {
  let studio: StudioInBrowser;
  let library = '';
  const folder = () => join(library, 'datasets/drawn');
  beforeAll(async () => {
    studio = await openStudio({
      prepare: async (dir) => {
        library = dir;
        await drawnDataset(folder(), 12);
        const catalogue = openCatalogue(dir, 'studio');
        await catalogue.datasets.putFolder(folder());
        catalogue.close();
      },
    });
    studio.page.setDefaultTimeout(60_000);
    await frameOf(studio.page).go('Datasets');
    await datasetsOf(studio.page).frames.first().waitFor();
  });
  afterAll(() => studio.close());

  const dialog = () => studio.page.getByRole('dialog');
  const ask = async (item: string) => {
    await studio.page.getByRole('button', { name: 'Export, split, check …' }).click();
    await studio.page.getByRole('menuitem', { name: item }).click();
    await dialog().waitFor();
  };
  const answer = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const over = (words: string) => studio.page.getByText(words).waitFor(SLOW);
  /** What axe finds serious or critical in the open dialog. */
  const serious = () => seriousViolations(studio.page, '[role=dialog]');

  it('exports to COCO by the keyboard', async () => {
    await studio.page.keyboard.press('Control+e');
    await dialog().waitFor();
    expect(await serious()).toEqual([]);
    // The folder has the keyboard, and Enter answers.
    await studio.page.keyboard.type(join(library, 'coco'));
    await studio.page.keyboard.press('Enter');
    await over('Export drawn: done');
    expect(await readdir(join(library, 'coco/images'))).toHaveLength(12);
    const { annotations } = z
      .object({ annotations: z.array(z.unknown()) })
      .parse(JSON.parse(await readFile(join(library, 'coco/annotations/instances.json'), 'utf8')));
    expect(annotations).toHaveLength(4 * 12);
  });

  it('says where a folder is not empty', async () => {
    await ask('Export…');
    await dialog().getByLabel('Into the folder').fill(join(library, 'coco'));
    await answer('Export');
    await over('Export drawn: failed');
  });

  it('shows what a split would be, and makes it', async () => {
    await ask('Splits…');
    await dialog().getByLabel('Frames with one photograph').uncheck();
    await dialog()
      .getByText(/Train \d+ · Validation \d+ · Test \d+/)
      .waitFor(SLOW);
    expect(await serious()).toEqual([]);
    await dialog().getByLabel('Name').fill('by person');
    await answer('Make the split');
    await dialog().getByRole('cell', { name: 'by person', exact: true }).waitFor(SLOW);
    const { sides, groupedBy } = DatasetSplit.parse(JSON.parse(await readFile(join(folder(), 'splits/by person.json'), 'utf8')));
    expect(groupedBy).toEqual(['subject']);
    expect([...sides.train, ...sides.validation, ...sides.test]).toHaveLength(12);
    await studio.page.keyboard.press('Escape');
  });

  it('filters by a side of it', async () => {
    const { page } = studio;
    const { sides } = DatasetSplit.parse(JSON.parse(await readFile(join(folder(), 'splits/by person.json'), 'utf8')));
    await page
      .getByRole('list', { name: 'Split “by person”' })
      .getByRole('button', { name: /^Train/ })
      .click();
    await vi.waitFor(async () => expect(await datasetsOf(page).frames.count()).toBe(sides.train.length), SLOW);
    await page.getByRole('button', { name: 'Remove filter: Split “by person”: Train' }).click();
    await vi.waitFor(async () => expect(await datasetsOf(page).frames.count()).toBe(12), SLOW);
  });

  it('changes nothing while somebody reads it, and says who', async () => {
    const use = takeUse({ name: 'drawn', folder: join(folder(), '.uses') }, { kind: 'read', title: 's2mgen train', job: null });
    const refused = 'drawn is in use: "s2mgen train" reads it.';
    await studio.page.getByRole('button', { name: 'Remove dataset', exact: true }).click();
    await over(refused);
    await ask('Splits…');
    await dialog().getByRole('button', { name: 'Remove split by person' }).click();
    await dialog().getByText(refused).waitFor(SLOW);
    await dialog().getByText('Let it finish, or stop that command.').waitFor(SLOW);
    use.release();
    await dialog().getByRole('button', { name: 'Remove split by person' }).click();
    await dialog()
      .getByRole('cell', { name: 'by person', exact: true })
      .waitFor({ ...SLOW, state: 'detached' });
    await studio.page.keyboard.press('Escape');
  });

  it('finds a missing file and takes its frame out', async () => {
    rmSync(join(folder(), 'images/000004.png'));
    await ask('Check and repair…');
    expect(await serious()).toEqual([]);
    await dialog().getByRole('combobox', { name: 'Afterwards' }).click();
    await studio.page.getByRole('option', { name: 'Take broken frames out', exact: true }).click();
    await answer('Check');
    await over('Check and repair drawn: done');
    await ask('Check and repair…');
    await dialog().getByText('One line was taken out').waitFor(SLOW);
    await studio.page.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await studio.page.getByText('11 of 12 frames').count()).toBeGreaterThan(0), SLOW);
  });

  it('met no error', () => expect(studio.faults).toEqual([]));
});
