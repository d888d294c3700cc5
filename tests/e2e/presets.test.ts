import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtinPreset } from '../../shared/domain/preset/builtin.ts';
import { designOf } from './pages/design.ts';
import { frameOf } from './pages/frame.ts';
import { presetsOf } from './pages/presets.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SOON = { timeout: 30_000, interval: 100 };
const MANY = 1000;
const portraits = builtinPreset('portraits');
if (portraits === undefined) throw new Error('There is no preset "portraits".');

/** Presets in the built studio: each step goes on where the one before ended. */
describe('presets', () => {
  let studio: StudioInBrowser;
  let exported = '';
  beforeAll(async () => {
    studio = await openStudio({
      async prepare(library) {
        const folder = join(library, 'presets');
        await mkdir(folder, { recursive: true });
        for (let number = 0; number < MANY; number++) {
          await writeFile(join(folder, `many-${number}.json`), JSON.stringify({ ...portraits, name: `many ${number}` }));
        }
        await writeFile(join(folder, 'broken.json'), JSON.stringify({ ...portraits, seed: -1 }));
      },
    });
  });
  afterAll(() => studio.close());
  const pFront = () => designOf(studio.page).field('Towards the front').getAttribute('aria-valuenow');

  it('shows a thousand with pictures, as cards that exist only in view, and names the file that cannot be read', async () => {
    const presets = presetsOf(studio.page);
    await presets.openGallery();
    await studio.page.getByText('1,008 presets').waitFor();
    expect(await presets.gallery.getByRole('option').count()).toBeLessThan(60);
    await studio.page.getByText('1 file in the presets folder cannot be read').click();
    await studio.page.getByText(/broken\.json.*seed/).waitFor();
    await presets.gallery.press('End');
    const last = presets.card('paper');
    await last.waitFor();
    const picture = last.getByRole('img', { name: 'Frames of paper' });
    expect(await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(384);
    await presets.search.fill('many 77');
    await studio.page.getByText('19 of 1,008 presets').waitFor();
    await presets.search.fill('nobody has this');
    await studio.page.getByRole('button', { name: 'Show all' }).click();
  });

  it('duplicates a built-in one, which itself stays read-only', async () => {
    const { page } = studio;
    const presets = presetsOf(page);
    await presets.search.fill('portraits');
    await presets.card('portraits').click();
    expect(await presets.details.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await presets.details.getByRole('button', { name: 'Duplicate' }).click();
    await vi.waitFor(async () => expect(await designOf(page).preset.textContent()).toContain('portraits copy'), SOON);
  });

  it('takes changes back and makes them again after the window was loaded anew', async () => {
    const { page } = studio;
    const design = designOf(page);
    const before = await pFront();
    await design.type('Towards the front', 7);
    await design.type('Towards the front', 9);
    await page.keyboard.press('Control+z');
    await vi.waitFor(async () => expect(await pFront()).toBe('7'), SOON);
    await page.reload();
    await vi.waitFor(async () => expect(await pFront()).toBe('7'), SOON);
    await page.keyboard.press('Control+z');
    await vi.waitFor(async () => expect(await pFront()).toBe(before), SOON);
    await page.keyboard.press('Control+Shift+Z');
    await page.keyboard.press('Control+Shift+Z');
    await vi.waitFor(async () => expect(await pFront()).toBe('9'), SOON);
  });

  it('finds a value by the palette, from another workspace, and gives it the keyboard', async () => {
    const { page } = studio;
    await frameOf(page).go('Settings');
    await frameOf(page).command('hats');
    const hats = designOf(page).field('Hats');
    await vi.waitFor(async () => expect(await hats.evaluate((field) => field === document.activeElement)).toBe(true), SOON);
  });

  it('keeps a named version, tells what differs from it, and takes one value over', async () => {
    const { page } = studio;
    const presets = presetsOf(page);
    const design = designOf(page);
    await presets.openHistory();
    await presets.history.getByRole('textbox', { name: 'Name of this version' }).fill('nine');
    await presets.history.getByRole('button', { name: 'Keep this version' }).click();
    await page.keyboard.press('Escape');
    await design.type('Towards the front', 2);
    await design.type('Long lenses', 3);
    await presets.openHistory();
    await presets.history.getByRole('listitem').filter({ hasText: 'nine' }).getByRole('button', { name: 'Compare' }).click();
    const other = page.getByRole('region', { name: 'Compare with nine' });
    await vi.waitFor(async () => expect(await other.getByRole('row').allTextContents()).toContainEqual('Towards the front29'), SOON);
    await other.getByRole('button', { name: 'Take over: Towards the front 9' }).click();
    await vi.waitFor(async () => expect(await pFront()).toBe('9'), SOON);
    expect(await other.getByRole('row').count()).toBe(2);
    await other.getByRole('button', { name: 'Take over all' }).click();
    await vi.waitFor(async () => expect(await other.textContent()).toContain('No difference'), SOON);
    await frameOf(page).command('End comparison');
  });

  it('exports a file, and takes it in again when it is dropped on the window', async () => {
    const { page } = studio;
    await page.keyboard.press('Control+s');
    await page.getByText('Saved portraits copy').waitFor();
    const download = page.waitForEvent('download');
    await frameOf(page).command('Export preset file');
    exported = await readFile(await (await download).path(), 'utf8');
    expect(JSON.parse(exported)).toMatchObject({ name: 'portraits copy', camera: { framings: [{ pFront: 9 }] } });
    await presetsOf(page).drop('mine.json', exported.replace('portraits copy', 'from a friend'));
    await vi.waitFor(async () => expect(await designOf(page).preset.textContent()).toContain('from a friend'), SOON);
    expect(await pFront()).toBe('9');
  });

  it('refuses a file of a newer studio by its version, and one that breaks a rule by path and rule', async () => {
    const presets = presetsOf(studio.page);
    await presets.drop('newer.json', exported.replace('"version": 2', '"version": 9'));
    await studio.page.getByText(/version 9 was made by a newer studio; this one reads up to 2/).waitFor();
    await presets.drop('wrong.json', JSON.stringify({ ...portraits, seed: -1 }));
    await studio.page.getByText(/wrong\.json/).waitFor();
    await studio.page.getByText(/seed: /).waitFor();
    expect(await designOf(studio.page).preset.textContent()).toContain('from a friend');
  });

  it('makes portraits at a window from scratch, and previews one in place of the 3D view', async () => {
    const { page } = studio;
    const design = designOf(page);
    await design.preset.click();
    await page.getByRole('menuitem', { name: 'New preset…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New preset' });
    await dialog.getByText('Portrait', { exact: true }).click();
    await dialog.getByText('Window', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Create and open' }).click();
    await vi.waitFor(async () => expect(await design.preset.textContent()).toContain('Portrait at a window'), SOON);
    await design.preview.click();
    const picture = page.getByRole('figure', { name: 'Frame 0 through its camera' });
    await design.previewed.waitFor({ timeout: 120_000 });
    const image = picture.getByRole('img', { name: 'Frame 0 through its camera' });
    const width = () => image.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0));
    await vi.waitFor(async () => expect(await width()).toBeGreaterThan(0), SOON);
    await page.keyboard.press('Escape');
    await picture.waitFor({ state: 'hidden' });
  });

  it('met no error', () => {
    expect(studio.faults).toEqual([]);
  });
});
