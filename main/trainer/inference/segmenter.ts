import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type ort from 'onnxruntime-node';
import { StudioError } from '../../../shared/contract/errors.ts';
import { createSession, tensor, valuesOf } from '../runtime/session.ts';
import { croppedPlane, inputPlanes, paddedSize } from './inputPlanes.ts';
import { type ModelMetadata, parseMetadata } from './modelMetadata.ts';

/** Probabilities of each head, 0 … 1 per pixel. */
interface Probabilities {
  readonly skin: Float32Array;
  readonly person: Float32Array;
}

/** Probabilities as bytes: round(255·p). */
export interface Segmentation {
  readonly skin: Uint8Array;
  readonly person: Uint8Array;
}

export interface SegmenterOptions {
  readonly threads?: number | undefined;
}

/** A loaded model. Close it to free its memory. */
export class Segmenter {
  readonly metadata: ModelMetadata;
  readonly #session: ort.InferenceSession;

  private constructor(metadata: ModelMetadata, session: ort.InferenceSession) {
    this.metadata = metadata;
    this.#session = session;
  }

  /** @throws StudioError (`data`) when the bytes are no model of this studio; `file` names them in messages. */
  static async fromBytes(model: Uint8Array, file: string, options: SegmenterOptions = {}): Promise<Segmenter> {
    const metadata = parseMetadata(model, file);
    try {
      return new Segmenter(metadata, await createSession(model, options.threads));
    } catch (cause) {
      throw new StudioError('data', `The network inside "${file}" cannot be loaded: the file is damaged.`, {
        next: 'Export the model again.',
        cause,
      });
    }
  }

  /** RGB bytes (3 per pixel) of any size. The picture is padded by its edge to what the net takes, the result cropped back. */
  async probabilities(rgb: Uint8Array, width: number, height: number): Promise<Probabilities> {
    if (rgb.length !== 3 * width * height || rgb.length === 0) {
      throw new StudioError('invalid', `${rgb.length} bytes are no RGB picture of ${width} × ${height} pixels.`);
    }
    const size = { width, height };
    const padded = paddedSize(size, this.metadata.multiple);
    const image = tensor(inputPlanes(rgb, size, padded), [1, 3, padded.height, padded.width]);
    const values = valuesOf(await this.#session.run({ image }), 'probabilities');
    return { skin: croppedPlane(values, 0, size, padded), person: croppedPlane(values, 1, size, padded) };
  }

  async segment(rgb: Uint8Array, width: number, height: number): Promise<Segmentation> {
    const { skin, person } = await this.probabilities(rgb, width, height);
    return { skin: asBytes(skin), person: asBytes(person) };
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

export function asBytes(probabilities: Float32Array): Uint8Array {
  return Uint8Array.from(probabilities, (probability) => Math.round(255 * probability));
}

/**
 * Loads an exported `model.onnx`.
 * @throws StudioError `not-found` when there is no such file, `data` when it is no model of this studio or damaged.
 */
export async function loadSegmenter(file: string, options: SegmenterOptions = {}): Promise<Segmenter> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new StudioError('not-found', `The model "${file}" cannot be read.`, { next: 'Check the path.', cause });
  }
  return Segmenter.fromBytes(bytes, basename(file), options);
}
