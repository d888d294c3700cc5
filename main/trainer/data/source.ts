import { StudioError } from '../../../shared/contract/errors.ts';

/** One decoded picture with its masks. */
export interface Sample {
  readonly width: number;
  readonly height: number;
  /** sRGB, 3 bytes per pixel, row by row. */
  readonly rgb: Uint8Array;
  /** 0 or 255 per pixel. */
  readonly skin: Uint8Array;
  /** 0 or 255 per pixel, or null where only skin is labelled. */
  readonly person: Uint8Array | null;
}

/** Where samples come from. The trainer knows no dataset folder. Names are unique; a group is one subject or person. */
export interface SampleSource {
  readonly length: number;
  name(index: number): string;
  group(index: number): string;
  read(index: number): Promise<Sample>;
}

/**
 * Reads a sample and checks its sizes.
 * @throws StudioError (`data`) when an array does not fill width × height.
 */
export async function readSample(source: SampleSource, index: number): Promise<Sample> {
  const sample = await source.read(index);
  const pixels = sample.width * sample.height;
  const problem = (what: string, got: number, expected: number) =>
    new StudioError(
      'data',
      `${what} of "${source.name(index)}" has ${got} bytes; ${sample.width} × ${sample.height} pixels need ${expected}.`,
      {
        next: 'Check that the file is whole and that picture and masks have the same size.',
      },
    );
  if (!(pixels > 0)) throw new StudioError('data', `"${source.name(index)}" has no pixels.`, { next: 'Remove it from the dataset.' });
  if (sample.rgb.length !== 3 * pixels) throw problem('The picture', sample.rgb.length, 3 * pixels);
  if (sample.skin.length !== pixels) throw problem('The skin mask', sample.skin.length, pixels);
  if (sample.person !== null && sample.person.length !== pixels) throw problem('The person mask', sample.person.length, pixels);
  return sample;
}
