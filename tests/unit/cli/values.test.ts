import { describe, expect, it } from 'vitest';
import { count, frameList, pathList, size } from '../../../main/cli/values.ts';

describe('values of flags', () => {
  it('reads sizes', () => {
    expect(size.parse('256')).toEqual({ width: 256, height: 256 });
    expect(size.parse('640x480')).toEqual({ width: 640, height: 480 });
    for (const wrong of ['', '0', '15', '9000', '640x', '1e3', '-64', '640 480']) expect(size.safeParse(wrong).success).toBe(false);
  });

  it('reads lists of frames, each once and in order', () => {
    expect(frameList.parse('8-11,3,0,9')).toEqual([0, 3, 8, 9, 10, 11]);
    for (const wrong of ['', 'a', '3-', '-3', '5-2', '1,,2', '1.5']) expect(frameList.safeParse(wrong).success).toBe(false);
  });

  it('reads whole numbers in their range', () => {
    expect(count(1, 10).parse('10')).toBe(10);
    for (const wrong of ['0', '11', '1.5', '', ' ', '1e1', '0x3', '-2']) expect(count(1, 10).safeParse(wrong).success).toBe(false);
  });

  it('reads several folders', () => {
    expect(pathList.parse('a,b c,/d')).toEqual(['a', 'b c', '/d']);
  });
});
