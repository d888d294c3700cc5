import { StudioError } from '../../../shared/contract/errors.ts';
import { reduceSample } from './reduce.ts';
import type { Sample } from './sample.ts';

/** Where samples come from. The trainer knows no dataset folder. Names are unique; a group is one subject or person. */
export interface SampleSource {
  readonly length: number;
  name(index: number): string;
  group(index: number): string;
  /** Which of the datasets it comes from, where they are mixed by ratios; 0 when absent. */
  part?(index: number): number;
  /**
   * Decodes a sample. It may come reduced so that its longer side has `longestSide` pixels, where decoding to that size is
   * cheaper than reducing afterwards.
   */
  read(index: number, longestSide?: number): Promise<Sample>;
  /**
   * Where the sample is, as plain data: with it a thread that has this source's reader decodes the sample by itself.
   * Absent where samples exist in this thread only.
   */
  address?(index: number): unknown;
}

/** Decodes a sample by its address: what a thread has in place of a source. */
export type ReadAddress = (address: unknown, longestSide: number) => Promise<Sample>;

/** The sample with its longer side at most `longestSide` pixels. @throws StudioError (`data`) for sizes that differ, and what the source throws. */
export async function readReduced(source: SampleSource, index: number, longestSide: number): Promise<Sample> {
  return reduceSample(checked(await source.read(index, longestSide), source.name(index)), longestSide);
}

/** @throws StudioError (`data`) when an array does not fill width × height. */
export function checked(sample: Sample, name: string): Sample {
  const pixels = sample.width * sample.height;
  const problem = (what: string, got: number, expected: number) =>
    new StudioError('data', `${what} of "${name}" has ${got} bytes; ${sample.width} × ${sample.height} pixels need ${expected}.`, {
      next: 'Check that the file is whole and that picture and masks have the same size.',
    });
  if (!(pixels > 0)) throw new StudioError('data', `"${name}" has no pixels.`, { next: 'Remove it from the dataset.' });
  if (sample.rgb.length !== 3 * pixels) throw problem('The picture', sample.rgb.length, 3 * pixels);
  if (sample.skin.length !== pixels) throw problem('The skin mask', sample.skin.length, pixels);
  if (sample.person !== null && sample.person.length !== pixels) throw problem('The person mask', sample.person.length, pixels);
  return sample;
}
