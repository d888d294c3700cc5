/** A body as Blender made it: coarse, posed, dressed, in the scene's metres. */
export interface Body {
  /** x, y, z per vertex. */
  readonly positions: Float32Array;
  /** Pass index per vertex. */
  readonly parts: Uint8Array;
  /** a, b, c per triangle. */
  readonly triangles: Uint32Array;
}

/**
 * Little-endian binary: uint32 vertices, uint32 triangles, float32 xyz per vertex, uint8 part per vertex padded to 4 bytes,
 * uint32 abc per triangle.
 * @throws RangeError when the buffer is shorter than its header says.
 */
export function decodeBody(buffer: ArrayBuffer): Body {
  const [vertices = 0, triangles = 0] = new Uint32Array(buffer, 0, 2);
  const partsAt = 8 + 12 * vertices;
  return {
    positions: new Float32Array(buffer, 8, 3 * vertices),
    parts: new Uint8Array(buffer, partsAt, vertices),
    triangles: new Uint32Array(buffer, partsAt + 4 * Math.ceil(vertices / 4), 3 * triangles),
  };
}
