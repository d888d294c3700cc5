import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesOfBase64 } from '../../../../shared/domain/coverage/base64.ts';
import { figureOf } from '../../../../shared/domain/coverage/figure.ts';
import { FrameRaster } from '../../../../shared/domain/coverage/frame.ts';
import { type Figured, Poser } from '../../../../shared/domain/coverage/posed.ts';
import type { Camera } from '../../../../shared/domain/scene/spec/camera.ts';

interface Stored {
  readonly frame: number;
  readonly width: number;
  readonly height: number;
  readonly people: readonly { readonly person: Figured; readonly position: [number, number] }[];
  readonly camera: Camera;
  readonly skin: readonly number[];
  readonly skinShare: number;
  readonly personShare: number;
  readonly masks: { readonly skin: string; readonly person: string };
}

/** Written by tools/coverage/store-renders.mjs from frames that Blender rendered. */
const { frames }: { frames: Stored[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/coverage/renders.json'), 'utf8'),
);

/** Intersection over union of the pixels that hold in each. */
function overlap(bits: Uint8Array, holds: (pixel: number) => boolean, pixels: number): number {
  let both = 0;
  let either = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const rendered = ((bits[pixel >> 3] ?? 0) & (128 >> (pixel & 7))) !== 0;
    const forecast = holds(pixel);
    if (rendered && forecast) both++;
    if (rendered || forecast) either++;
  }
  return both / Math.max(1, either);
}

describe('forecast of single pictures against their renders', () => {
  const poser = new Poser(figureOf());
  it.each(frames)('frame $frame: person and skin stand where Blender put them', (stored) => {
    const raster = new FrameRaster(stored.width, stored.height, Math.max(stored.width, stored.height));
    const people = stored.people.map(({ person, position }) => ({ body: poser.pose(person), position }));
    const forecast = raster.forecast({ people, attempts: 1, camera: () => stored.camera, minimumPersonShare: 0, skin: stored.skin });
    expect(Math.abs(forecast.personShare - stored.personShare)).toBeLessThan(0.05);
    expect(Math.abs(forecast.skinShare - stored.skinShare)).toBeLessThan(0.05);
    const { ids } = raster.raster;
    const labels = new Set(stored.skin);
    expect(overlap(bytesOfBase64(stored.masks.person), (pixel) => ids[pixel] !== 0, ids.length)).toBeGreaterThan(0.8);
    expect(overlap(bytesOfBase64(stored.masks.skin), (pixel) => labels.has((ids[pixel] ?? 0) & 63), ids.length)).toBeGreaterThan(0.6);
  });

  it('covers clothed and hardly clothed people, near and far', () => {
    expect(frames.length).toBeGreaterThanOrEqual(6);
    const shares = frames.map(({ skinShare }) => skinShare);
    expect(Math.max(...shares)).toBeGreaterThan(4 * Math.min(...shares));
  });
});
