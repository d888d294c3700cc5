import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { BUILTIN_PRESETS } from '../../../../shared/domain/preset/builtin.ts';
import { cloudVariates, emptyCloud, fillCloud } from '../../../../shared/domain/scene/camera/cameraCloud.ts';
import { EMPTY_LANDMARKS } from '../../../../shared/domain/scene/camera/landmarks.ts';
import { cameraPlace, halfExtents, lookingAxes } from '../../../../shared/domain/scene/camera/projection.ts';
import { sampleScenes } from '../../../../shared/domain/scene/sample.ts';

const FRAMES = 40;

describe('a cloud of cameras', () => {
  it('holds the cameras that the sampler draws, of every built-in preset', () => {
    for (const preset of BUILTIN_PRESETS) {
      const cloud = emptyCloud(FRAMES);
      fillCloud(cloud, cloudVariates(preset.seed, FRAMES), preset, EMPTY_LANDMARKS);
      let frame = 0;
      for (const { cameras, render } of sampleScenes(preset, Array(FRAMES).keys(), BUILTIN_ASSETS)) {
        const [camera] = cameras;
        if (camera === undefined) throw new Error('A frame without a camera.');
        const place = cameraPlace(camera, EMPTY_LANDMARKS);
        const { right, up, back } = lookingAxes(place, camera.roll);
        const half = halfExtents(camera, render);
        const of = (numbers: Float32Array) => [...numbers.slice(3 * frame, 3 * frame + 3)];
        const near = (point: readonly number[]) => point.map((value) => expect.closeTo(value, 4));
        expect(of(cloud.positions)).toEqual(near(place.position));
        expect(of(cloud.ahead)).toEqual(near(back.map((value) => -value)));
        expect(of(cloud.right)).toEqual(near(right.map((value) => value * half.x)));
        expect(of(cloud.up)).toEqual(near(up.map((value) => value * half.y)));
        frame++;
      }
      expect(frame).toBe(FRAMES);
    }
  });
});
