import { expect, it } from 'vitest';
import { decodeBody } from '../../../../renderer/three/bodyMesh.ts';

/** Three vertices: their parts take one byte of padding. */
function triangle(): ArrayBuffer {
  const buffer = new ArrayBuffer(8 + 36 + 4 + 12);
  new Uint32Array(buffer, 0, 2).set([3, 1]);
  new Float32Array(buffer, 8, 9).set([0, 0, 0, 1, 0, 0, 0, 1, 0]);
  new Uint8Array(buffer, 44, 3).set([1, 2, 30]);
  new Uint32Array(buffer, 48, 3).set([0, 1, 2]);
  return buffer;
}

it('reads positions, parts and triangles past the padding', () => {
  const body = decodeBody(triangle());
  expect([...body.positions]).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0]);
  expect([...body.parts]).toEqual([1, 2, 30]);
  expect([...body.triangles]).toEqual([0, 1, 2]);
});

it('refuses a mesh that was cut short', () => {
  expect(() => decodeBody(triangle().slice(0, 50))).toThrow(RangeError);
});
