import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { arcOf, pFrontOfArc } from '../../renderer/features/design/handles/cameraValues.ts';
import { builtinPreset } from '../../shared/domain/preset/builtin.ts';
import { designOf } from './pages/design.ts';
import { frameOf } from './pages/frame.ts';
import { viewOfPage } from './pages/view.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SOON = { timeout: 20_000, interval: 100 };
const PRESET = 'mixed';
const preset = builtinPreset(PRESET);
const framing = preset?.camera.framings[0];
if (preset === undefined || framing === undefined) throw new Error(`The preset ${PRESET} has no framing.`);
const { room } = preset;
const { radius, height } = framing;
const middle = (height.min + height.max) / 2;
const WALL = [radius.max, 0, middle] as const;

/** Tuning a preset by hand in the 3D view of the built studio. */
describe('the 3D workspace', () => {
  let studio: StudioInBrowser;
  beforeAll(async () => {
    studio = await openStudio();
    await designOf(studio.page).bodyShown();
  });
  afterAll(() => studio.close());

  const shownValue = async (label: string) => Number(await designOf(studio.page).field(label).getAttribute('aria-valuenow'));

  it('changes the radius by the wall of the cylinder, with the number beside it, as one undo step', async () => {
    const view = viewOfPage(studio.page);
    const at = await view.look('top', PRESET);
    await view.hold(at(WALL), at([radius.max + 0.4, 0, middle]));
    await vi.waitFor(async () => expect(await view.readout.textContent()).toContain(`Radius ${(radius.max + 0.4).toFixed(2)} m`), SOON);
    await studio.page.mouse.up();
    await vi.waitFor(async () => expect(await shownValue('Radius, maximum')).toBeCloseTo(radius.max + 0.4, 1), SOON);
    // Its ends were one value and stay so.
    expect(await shownValue('Radius, minimum')).toBe(await shownValue('Radius, maximum'));
    expect(await designOf(studio.page).preset.textContent()).toContain(`${PRESET} copy`);

    await studio.page.keyboard.press('Control+z');
    await vi.waitFor(async () => expect(await shownValue('Radius, maximum')).toBe(radius.max), SOON);
    expect(await designOf(studio.page).preset.textContent()).not.toContain('copy');
  });

  it('leaves everything as it was when Escape is pressed while dragging', async () => {
    const view = viewOfPage(studio.page);
    const at = await view.look('top', PRESET);
    await view.hold(at(WALL), at([radius.max + 0.8, 0, middle]));
    // Long enough for the inspector to follow.
    await vi.waitFor(async () => expect(await shownValue('Radius, maximum')).toBeGreaterThan(radius.max + 0.5), SOON);
    await studio.page.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await shownValue('Radius, maximum')).toBe(radius.max), SOON);
    expect(await view.readout.count()).toBe(0);
    await studio.page.mouse.up();
    expect(await designOf(studio.page).preset.textContent()).not.toContain('copy');
  });

  it('stops at the other end of a range and says why', async () => {
    const view = viewOfPage(studio.page);
    const at = await view.look('front', PRESET);
    await view.hold(at([0, -radius.max, height.max]), at([0, -radius.max, height.min - 0.3]));
    await vi.waitFor(async () => expect(await view.readout.textContent()).toContain('not below the lower end'), SOON);
    await studio.page.mouse.up();
    await vi.waitFor(async () => expect(await shownValue('Height, maximum')).toBe(height.min), SOON);
    await studio.page.keyboard.press('Control+z');
    await vi.waitFor(async () => expect(await shownValue('Height, maximum')).toBe(height.max), SOON);
  });

  it('opens the arc that half of the frames lie in, which is p_front', async () => {
    const { page } = studio;
    const view = viewOfPage(page);
    const at = await view.look('top', PRESET);
    const onArc = (angle: number) => at([1.06 * radius.max * Math.sin(angle), -1.06 * radius.max * Math.cos(angle), height.min]);
    const wider = arcOf(framing.pFront) + 0.5;
    await view.hold(onArc(arcOf(framing.pFront)), onArc(wider));
    expect(await view.readout.textContent()).toContain('Towards the front');
    await page.mouse.up();
    await vi.waitFor(async () => expect(await shownValue('Towards the front')).toBeCloseTo(pFrontOfArc(wider), 0), SOON);
    expect(await shownValue('Towards the front')).toBeLessThan(framing.pFront);
    await page.keyboard.press('Control+z');
    await vi.waitFor(async () => expect(await shownValue('Towards the front')).toBe(framing.pFront), SOON);
  });

  it('shows frames before they are rendered, and moves with them', async () => {
    const { page } = studio;
    const made = page.getByRole('region', { name: 'Frame', exact: true }).locator('canvas[data-made="true"]');
    await vi.waitFor(async () => expect(await made.count()).toBeGreaterThan(3), SOON);
    const drawn = () => made.first().evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
    const before = await drawn();
    await designOf(page).type('Sensor width', 18);
    await vi.waitFor(async () => expect(await drawn()).not.toBe(before), SOON);
    await page.keyboard.press('Control+z');
    await vi.waitFor(async () => expect(await drawn()).toBe(before), SOON);
  });

  it('widens the smallest room by its wall', async () => {
    const { page } = studio;
    const view = viewOfPage(page);
    await frameOf(page).command('Select Room');
    const at = await view.look('top', PRESET);
    const wall = -room.width.min / 2;
    await view.hold(at([wall, 0, 1]), at([wall - 0.2, 0, 1]));
    await page.mouse.up();
    // A wall on either side.
    await vi.waitFor(async () => expect(await shownValue('Width, minimum')).toBeCloseTo(room.width.min + 0.4, 1), SOON);
    await page.keyboard.press('Control+z');
    await vi.waitFor(async () => expect(await shownValue('Width, minimum')).toBe(room.width.min), SOON);
    await frameOf(page).command('Select Cameras');
  });

  it('opens the section of what is selected, and selects what is worked on', async () => {
    const { page } = studio;
    const selection = page.getByRole('button', { name: /^Selected:/ });
    await frameOf(page).command('Select Large lamps');
    const lights = page.getByRole('region', { name: 'Lights' }).getByRole('button').first();
    await vi.waitFor(async () => expect(await lights.getAttribute('aria-expanded')).toBe('true'), SOON);
    await designOf(page).openSection('Room');
    // The section may have been open already: the keyboard in one of its fields is what selects.
    await designOf(page).field('Width, maximum').focus();
    await vi.waitFor(async () => expect(await selection.textContent()).toContain('Selected: room'), SOON);
  });

  it('holds on to a locked frame and tells what a change does to it', async () => {
    const { page } = studio;
    const design = designOf(page);
    await page.keyboard.press('l');
    const note = page.getByRole('region', { name: 'Frame 0 locked' });
    expect(await note.textContent()).toContain('nothing changed');
    await design.type('Sensor width', 24);
    await design.type('Width, maximum', 12);
    await vi.waitFor(async () => expect(await note.textContent()).toMatch(/Room\d/), SOON);
    expect(await note.textContent()).not.toContain('Angle');
    await page.keyboard.press('l');
  });

  it('names the differences to another preset beside it', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Compare with' }).click();
    await page.getByRole('menuitem', { name: 'portraits', exact: true }).click();
    const other = page.getByRole('region', { name: 'Compare with portraits' });
    await other.getByRole('img', { name: '3D view of portraits' }).waitFor();
    const rows = await other.getByRole('row').allTextContents();
    expect(rows.length).toBeGreaterThan(3);
    expect(rows).toContainEqual(expect.stringMatching(/^Sensor width24(\.0)? mm36(\.0)? mm$/));
    await frameOf(page).command('End comparison');
    expect(await other.count()).toBe(0);
  });

  it('draws a top view where there is no WebGL, and the fields go on working', async () => {
    const page = await studio.page.context().newPage();
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(studio.page.url());
    const plan = page.getByRole('img', { name: 'Top view of the scene' });
    await plan.waitFor();
    const before = await plan.innerHTML();
    await designOf(page).type('Radius, maximum', 3);
    await vi.waitFor(async () => expect(await plan.innerHTML()).not.toBe(before), SOON);
    await page.close();
  });

  it('met no error', () => {
    expect(studio.faults).toEqual([]);
    expect(studio.foreign).toEqual([]);
  });
});
