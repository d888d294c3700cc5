import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { designOf } from './pages/design.ts';
import { frameOf } from './pages/frame.ts';
import { photosOf } from './pages/photos.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 60_000, interval: 250 };

/** Needs no Blender: photographs come in, are decided by keys, and reach the design. */
describe('photographs for walls, in the window', () => {
  let studio: StudioInBrowser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-photos-'));
    await mkdir(join(folder, 'inside'));
    for (const [name, background] of [
      ['sea', '#3060a0'],
      ['grass', '#306030'],
      ['inside/skin', '#cd9678'],
      ['inside/sand', '#d8a07c'],
    ] as const) {
      await sharp({ create: { width: 320, height: 200, channels: 3, background } })
        .jpeg()
        .toFile(join(folder, `${name}.jpg`));
    }
    await writeFile(join(folder, 'broken.jpg'), 'no picture');
    studio = await openStudio();
  });
  afterAll(async () => {
    await studio.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('takes in a folder, suspects first, and decides by keys', async () => {
    const photos = photosOf(studio.page);
    await frameOf(studio.page).go('Photos');
    await photos.add(folder);
    await photos.photographs.first().waitFor({ timeout: 60_000 });
    expect(await photos.photographs.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')?.split(', ')[1]))).toEqual([
      'may show people',
      'may show people',
      'no people found',
      'no people found',
    ]);
    await photos.photographs.first().click();
    for (const [key, left] of [
      ['r', 3],
      ['Control+z', 4],
      ['r', 3],
    ] as const) {
      await studio.page.keyboard.press(key);
      await vi.waitFor(async () => expect(await photos.photographs.count()).toBe(left), SLOW);
    }
    await studio.page.keyboard.press('a');
    await vi.waitFor(async () => expect(await photos.photographs.count()).toBe(2), SLOW);
    await photos.acceptClean.click();
    await studio.page.getByText('Every photograph is decided.').waitFor();
    expect(await studio.page.getByText('4 photographs · 3 accepted').count()).toBe(1);
  });

  it('tells what was left out, and why', async () => {
    const photos = photosOf(studio.page);
    await photos.show('Left out');
    const row = studio.page.getByRole('row', { name: /broken\.jpg/ });
    await row.waitFor();
    expect(await row.textContent()).toContain('It is no picture that can be read');
  });

  it('lets the design draw from what was accepted', async () => {
    await frameOf(studio.page).go('Design');
    await designOf(studio.page).openSection('Room');
    await studio.page.getByText('3 of your photographs accepted').waitFor();
    expect([studio.faults, studio.foreign]).toEqual([[], []]);
  });

  it('copies a framing, points it at several parts of the body, and takes both back', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Duplicate framing' }).click();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await vi.waitFor(async () => expect(await name.inputValue()).toBe('face 2'), SLOW);
    await page.getByRole('combobox', { name: 'Looks at' }).press('ArrowDown');
    await page.getByRole('option', { name: 'Left elbow' }).click();
    await page.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await page.getByRole('contentinfo').textContent()).toContain('Looks at'), SLOW);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await vi.waitFor(async () => expect(await name.inputValue()).not.toBe('face 2'), SLOW);
  });
});
