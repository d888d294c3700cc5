import { createHash } from 'node:crypto';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { EpochMetrics } from '../../../shared/domain/training/run.ts';

/**
 * A checkpoint file: 8 bytes magic, 4 bytes header length (little-endian), the header as JSON, the arrays as little-endian
 * float32 in the order in which the header names them, and the SHA-256 of all that. It holds everything a run needs to go on
 * exactly as if it had not stopped. Version 1 held four arrays of fixed names, and is still read.
 */
const MAGIC = Buffer.from('S2MGENC2', 'latin1');
const OLD_MAGIC = Buffer.from('S2MGENC1', 'latin1');
const HASH_BYTES = 32;

const ClassWeights = z.strictObject({ positive: z.number(), negative: z.number() });

const Header = z.strictObject({
  /** Finished steps over the whole run. */
  step: z.int().min(0),
  /** Finished epochs with their metrics. */
  epochs: z.array(EpochMetrics),
  /** The epoch under way: sum of its losses and seconds spent so far. */
  lossSum: z.number(),
  seconds: z.number(),
  /** The epoch whose model is exported: the best on validation, else the last. */
  best: z.strictObject({ epoch: z.int(), iou: z.number().nullable() }).nullable(),
  classWeights: z.strictObject({ skin: ClassWeights, person: ClassWeights }),
  /** SHA-256 over the names of the training and validation samples. */
  data: z.string(),
});
export type CheckpointHeader = z.infer<typeof Header>;

const ArrayList = z.array(z.strictObject({ name: z.string(), length: z.int().min(0) }));
const WrittenHeader = Header.extend({ arrays: ArrayList });
const OldHeader = Header.extend({
  lengths: z.strictObject({ parameters: z.int(), mean: z.int(), square: z.int(), statistics: z.int() }),
}).transform(({ lengths, ...header }) => ({
  ...header,
  arrays: Object.entries(lengths).map(([name, length]) => ({ name, length })),
}));

export interface Checkpoint {
  readonly header: CheckpointHeader;
  readonly arrays: ReadonlyMap<string, Float32Array>;
}

/** The file's content in pieces, so that large arrays are not copied once more. */
export function encodeCheckpoint({ header, arrays }: Checkpoint): Uint8Array[] {
  const list = [...arrays].map(([name, { length }]) => ({ name, length }));
  const json = Buffer.from(JSON.stringify({ ...header, arrays: list }));
  const jsonLength = Buffer.alloc(4);
  jsonLength.writeUInt32LE(json.length);
  const bytes = [...arrays.values()].map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const body = [MAGIC, jsonLength, json, ...bytes];
  const hash = createHash('sha256');
  for (const piece of body) hash.update(piece);
  return [...body, hash.digest()];
}

/**
 * @throws StudioError (`data`) when the bytes are cut short, changed, or of another version.
 */
export function decodeCheckpoint(bytes: Uint8Array, file: string): Checkpoint {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (why: string, cause?: unknown) =>
    new StudioError('data', `The checkpoint "${file}" ${why}.`, {
      next: 'Start the run again in an empty folder, or copy the checkpoint from a backup.',
      cause,
    });
  if (buffer.length < MAGIC.length + 4 + HASH_BYTES) throw broken(`is cut short (${buffer.length} bytes)`);
  const magic = buffer.subarray(0, MAGIC.length);
  const isOld = magic.equals(OLD_MAGIC);
  if (!isOld && !magic.equals(MAGIC)) throw broken('is no checkpoint of this version');
  const body = buffer.subarray(0, -HASH_BYTES);
  if (!createHash('sha256').update(body).digest().equals(buffer.subarray(-HASH_BYTES))) {
    throw broken('is cut short or damaged: its checksum does not fit');
  }

  const start = MAGIC.length + 4;
  const end = start + body.readUInt32LE(MAGIC.length);
  let written: z.infer<typeof WrittenHeader>;
  try {
    written = (isOld ? OldHeader : WrittenHeader).parse(JSON.parse(body.toString('utf8', start, end)));
  } catch (cause) {
    throw broken('was written by another version', cause);
  }
  let offset = end;
  const { arrays: list, ...header } = written;
  const arrays = new Map<string, Float32Array>();
  for (const { name, length } of list) {
    const array = new Float32Array(length);
    body.copy(new Uint8Array(array.buffer), 0, offset, offset + array.byteLength);
    offset += array.byteLength;
    arrays.set(name, array);
  }
  return { header, arrays };
}
