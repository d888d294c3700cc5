import type { Page } from 'playwright-core';
import { PerspectiveCamera, Vector3 } from 'three';
import { expect, vi } from 'vitest';
import { VIEW_KEYS, type ViewName } from '../../../renderer/features/design/viewStore.ts';
import { viewOf } from '../../../renderer/features/design/views.ts';
import { BUILTIN_ASSETS } from '../../../shared/domain/assets/builtin.ts';
import { builtinPreset } from '../../../shared/domain/preset/builtin.ts';
import { EMPTY_LANDMARKS, type Point } from '../../../shared/domain/scene/camera/landmarks.ts';
import { sampleScene } from '../../../shared/domain/scene/sample.ts';

const SOON = { timeout: 20_000, interval: 100 };

/** The 3D view: where in the window a point of the room is, and how handles are dragged. */
export function viewOfPage(page: Page) {
  const viewport = page.getByRole('img', { name: '3D view of the scene' });
  const canvas = viewport.locator('canvas');
  /** The view's next picture is drawn, at the size that its handles have in it. Software takes half a second for one. */
  const drawn = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return {
    viewport,
    readout: page.getByRole('status').filter({ hasText: /Esc cancels|is the (least|most)|not (above|below)|Shift adds/ }),
    /** Looks along an axis, as the keys do, and answers where points of the room are in the window, for frame 0 of a preset. */
    async look(name: Exclude<ViewName, 'camera'>, preset: string) {
      await page.keyboard.press(VIEW_KEYS[name]);
      await page.getByRole('button', { name: `${name[0]?.toUpperCase()}${name.slice(1)}`, pressed: true }).waitFor();
      await drawn();
      const box = await viewport.boundingBox();
      const used = builtinPreset(preset);
      if (box === null || used === undefined) throw new Error('There is no 3D view in the window, or no such preset.');
      const view = viewOf(name, sampleScene(used, 0, BUILTIN_ASSETS), EMPTY_LANDMARKS, box.height / box.width);
      const camera = new PerspectiveCamera(view.fov, box.width / box.height, 0.05, 200);
      camera.up.set(0, 0, 1);
      camera.position.set(...view.position);
      camera.lookAt(...view.target);
      camera.updateMatrixWorld();
      return (point: Point) => {
        const { x, y } = new Vector3(...point).project(camera);
        return { x: box.x + ((x + 1) / 2) * box.width, y: box.y + ((1 - y) / 2) * box.height };
      };
    },
    /** Takes hold of a handle, once the pointer's shape says that it lies on one, and moves it. */
    async hold(from: { x: number; y: number }, to: { x: number; y: number }) {
      await vi.waitFor(async () => {
        await page.mouse.move(from.x - 1, from.y);
        await page.mouse.move(from.x, from.y);
        expect(await canvas.evaluate((drawing) => drawing.style.cursor)).not.toBe('');
      }, SOON);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 8 });
    },
  };
}
