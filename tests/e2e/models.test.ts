import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCatalogue } from '../../main/catalogue/index.ts';
import { importDataset } from '../../main/jobs/index.ts';
import { writeRealDataset } from '../harness/pictures.ts';
import { frameOf } from './pages/frame.ts';
import { modelsOf } from './pages/models.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 120_000, interval: 250 };

/** Needs no Blender: drawn pictures are learnt from by real trainings, and the runs are compared. */
describe('models, in the window', () => {
  let studio: StudioInBrowser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-models-'));
    await writeRealDataset(join(folder, 'photos'), 12);
    await writeRealDataset(join(folder, 'others'), 4);
    studio = await openStudio({
      async prepare(library) {
        const catalogue = openCatalogue(library, 'studio');
        for (const name of ['others', 'photos']) {
          const imported = await importDataset({ path: join(folder, name), name, layout: 'auto' }, {});
          if (imported.kind === 'real') await catalogue.datasets.putReal(imported.dataset);
        }
        catalogue.close();
      },
    });
    await studio.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await frameOf(studio.page).go('Models');
  });
  afterAll(async () => {
    await studio.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows what was changed of a recipe, refuses what cannot be trained, and keeps a recipe by name', async () => {
    const { page } = studio;
    const models = modelsOf(page);
    await models.openDialog();
    await models.dialog.getByRole('textbox', { name: 'Name' }).waitFor();
    await models.dialog.getByRole('checkbox', { name: /^photos/ }).setChecked(true);
    await models.dialog.getByRole('checkbox', { name: /^others/ }).setChecked(false);
    expect(await models.dialog.getByText(/^[\d,]+ parameters$/).count()).toBe(1);

    await models.type('Epochs', 3);
    await models.type('Width', 4);
    await models.section('Network and patches').click();
    await models.type('Depth', 2);
    await models.type('Patch', 50);
    expect(await models.dialog.getByRole('alert').textContent()).toContain('Choose a multiple of 4');
    expect(await models.start.getAttribute('aria-disabled')).toBe('true');
    await models.type('Patch', 32);
    await models.type('Accumulation', 2);
    await models.dialog.getByRole('button', { name: 'Accumulation 1 → 2' }).click();
    await models.dialog.getByRole('button', { name: 'Patch 128 → 32' }).waitFor();
    expect(await models.dialog.getByRole('button', { name: /^Accumulation/ }).count()).toBe(0);

    await models.section('Adaptation').click();
    await models.choose('Method', 'Fourier Domain Adaptation');
    await models.dialog.getByText('Yang and Soatto 2020').waitFor();
    await models.dialog.getByText('needs pictures of the target domain').waitFor();
    await models.choose('Method', 'none');

    await models.dialog.getByRole('button', { name: 'Keep as recipe…' }).click();
    await models.dialog.getByRole('textbox', { name: 'Name of the recipe' }).fill('tiny');
    await models.dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    await vi.waitFor(async () => expect(await models.dialog.getByRole('combobox', { name: 'Recipe' }).inputValue()).toBe('tiny'), SLOW);
    expect(await models.dialog.getByText('Changed from').count()).toBe(0);
  });

  it('starts runs that differ in the seed alone, and from then on foretells time and memory', async () => {
    const models = modelsOf(studio.page);
    await models.dialog.getByRole('textbox', { name: 'Name' }).fill('narrow');
    await models.type('Seeds', 2);
    expect(await models.start.textContent()).toBe('Start 2 runs');
    await models.start.click();
    for (const name of ['narrow s1', 'narrow s2']) {
      await vi.waitFor(async () => expect(await models.run(name).textContent()).toContain('Done'), SLOW);
    }

    await models.openDialog();
    await models.choose('Recipe', 'tiny');
    await models.dialog.getByText('which had the same network and patches').waitFor();
    await models.type('Width', 8);
    await models.dialog.getByText('Scaled by work from narrow').waitFor();
    await models.dialog.getByRole('textbox', { name: 'Name' }).fill('wide');
    await models.dialog.getByRole('checkbox', { name: /^others/ }).setChecked(false);
    await models.dialog.getByRole('checkbox', { name: /^photos/ }).setChecked(true);
    await models.type('Seeds', 2);
    await models.start.click();
    await vi.waitFor(async () => expect(await models.run('wide s2').textContent()).toContain('Done'), SLOW);
  });

  it('tells what a training does now and why on plain memory, stops it and goes on', async () => {
    const { page } = studio;
    const models = modelsOf(page);
    await models.openDialog();
    await models.choose('Recipe', 'tiny');
    await models.dialog.getByRole('textbox', { name: 'Name' }).fill('long');
    await models.type('Epochs', 500);
    // Wide enough that it is still under way when it is stopped, and no width that blocked memory takes.
    await models.type('Width', 36);
    await models.start.click();
    await models.run('long').waitFor({ timeout: 60_000 });
    await models.run('long').getByRole('button').click();
    await vi.waitFor(async () => expect(await models.now.textContent()).toMatch(/images\/s.*MB/), SLOW);
    expect(await models.now.textContent()).toContain('Training on plain memory');
    await vi.waitFor(async () => expect(Number(await models.curve('Loss').getAttribute('data-points'))).toBeGreaterThan(3), SLOW);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await vi.waitFor(async () => expect(await models.run('long').textContent()).toContain('Cancelled'), SLOW);
    const before = Number(await models.curve('Loss').getAttribute('data-points'));

    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await vi.waitFor(async () => expect(Number(await models.curve('Loss').getAttribute('data-points'))).toBeGreaterThan(before), SLOW);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await vi.waitFor(async () => expect(await models.run('long').textContent()).toContain('Cancelled'), SLOW);
  });

  it('says in its place why a training broke off, and what to change', async () => {
    const models = modelsOf(studio.page);
    await models.openDialog();
    await models.choose('Recipe', 'tiny');
    await models.dialog.getByRole('textbox', { name: 'Name' }).fill('wild');
    await models.section('Adam').click();
    await models.type('Learning rate', 1e30);
    await models.type('Warm-up', 0);
    await models.start.click();
    await vi.waitFor(async () => expect(await models.run('wild').textContent()).toContain('Failed'), SLOW);
    await models.run('wild').getByRole('button').click();
    expect(await models.failure.textContent()).toMatch(/learning rate/i);
  });

  it('lays runs over each other, and groups them by everything but the seed', async () => {
    const { page } = studio;
    const models = modelsOf(page);
    for (const name of ['narrow s1', 'narrow s2', 'wide s1', 'wide s2']) await models.compare(name);
    await page.getByText('4 runs in 2 groups').waitFor();
    expect(await models.curve('Validation IoU').locator('path.recharts-line-curve').count()).toBe(4);
    const dashes = await models
      .curve('Validation IoU')
      .locator('figcaption line')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('stroke-dasharray')));
    expect(new Set(dashes).size).toBe(4);

    await page.getByRole('button', { name: 'Evaluate all…' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Dataset' }).click();
    await page.getByRole('option', { name: 'others' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Evaluate', exact: true }).click();
    await vi.waitFor(async () => expect(await models.heads()).toEqual(expect.arrayContaining(['Width', 'IoU · others'])), SLOW);
    const cells = (name: string) => models.group(name).getByRole('cell').allTextContents();
    // Once both seeds are scored there is a spread.
    for (const [name, width] of [
      ['narrow', '4'],
      ['wide', '8'],
    ] as const) {
      const spread = expect.stringMatching(/^\d+\.\d+ ± \d+\.\d+$/);
      await vi.waitFor(async () => expect(await cells(name)).toEqual([name, width, '2', spread, spread, spread]), SLOW);
    }

    await page.getByRole('button', { name: 'Sort by Width' }).click();
    const order = async () => models.comparison.locator('tbody tr:first-child td:first-child').allTextContents();
    expect(await order()).toEqual(['narrow', 'wide']);
    await page.getByRole('button', { name: 'Sort by Width' }).click();
    expect(await order()).toEqual(['wide', 'narrow']);

    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitem', { name: 'Peak MB' }).click();
    await page.keyboard.press('Escape');
    expect(await models.heads()).toContain('Peak MB');
    await frameOf(page).command('Copy as Markdown');
    await vi.waitFor(async () => {
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(/^\| Group \| Width \| Seeds \|.*\n.*\n\| wide \| 8 \| 2 \|/);
    }, SLOW);
    await models.group('wide').getByRole('button').click();
    expect(await models.comparison.getByRole('row', { name: 'wide s1' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Learning', exact: true }).waitFor();
  });

  it('shows a model’s card with its seeds, conventions and limits, and exports both', async () => {
    const { page } = studio;
    const models = modelsOf(page);
    await models.run('narrow s1').getByRole('button').click();
    await models.show('Model card');
    await vi.waitFor(async () => expect(await models.card.textContent()).toContain('also trained with 2'), SLOW);
    const words = (await models.card.textContent()) ?? '';
    for (const expected of ['photos · photographs', 'annotated', 'Width 16 → 4', '512 px', 'it does not tell people apart']) {
      expect(words).toContain(expected);
    }
    const out = join(folder, 'out');
    await models.export('Model and card', out);
    await models.export('Log as CSV', out);
    expect((await readdir(out)).sort()).toEqual(['narrow s1.csv', 'narrow s1.md', 'narrow s1.onnx']);
    expect(await readFile(join(out, 'narrow s1.md'), 'utf8')).toContain('| others | 4 |');
    expect((await readFile(join(out, 'narrow s1.csv'), 'utf8')).trim().split('\r\n')).toHaveLength(4);
  });

  it('asked no other machine for anything, and met no error', () => {
    expect(studio.foreign).toEqual([]);
    expect(studio.faults).toEqual([]);
  });
});
