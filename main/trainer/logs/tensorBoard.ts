import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { maskedChecksum } from './checksum.ts';

/** Named numbers at one point of a run. */
export interface ScalarEvent {
  /** Seconds since 1970. */
  readonly time: number;
  readonly step: number;
  readonly scalars: Readonly<Record<string, number>>;
}

/**
 * An event file of TensorBoard: TFRecords (length, its checksum, data, its checksum) of `Event` messages, fields by number as
 * in tensorflow/core/util/event.proto and framework/summary.proto. The first names the version of the format.
 */
export function eventFile(events: readonly ScalarEvent[]): Uint8Array {
  const start = new BinaryWriter().tag(EVENT.wallTime, WireType.Bit64).double(events[0]?.time ?? 0);
  const version = start.tag(EVENT.fileVersion, WireType.LengthDelimited).string('brain.Event:2').finish();
  return Buffer.concat([version, ...events.map(encodeEvent)].map(record));
}

const EVENT = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 } as const;
const SUMMARY = { value: 1 } as const;
const VALUE = { tag: 1, simpleValue: 2 } as const;

function encodeEvent({ time, step, scalars }: ScalarEvent): Uint8Array {
  const summary = new BinaryWriter();
  for (const [tag, value] of Object.entries(scalars)) {
    summary.tag(SUMMARY.value, WireType.LengthDelimited).fork();
    summary.tag(VALUE.tag, WireType.LengthDelimited).string(tag);
    summary.tag(VALUE.simpleValue, WireType.Bit32).float(value);
    summary.join();
  }
  const event = new BinaryWriter().tag(EVENT.wallTime, WireType.Bit64).double(time);
  event.tag(EVENT.step, WireType.Varint).int64(step);
  return event.tag(EVENT.summary, WireType.LengthDelimited).bytes(summary.finish()).finish();
}

function record(data: Uint8Array): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(data.length));
  return Buffer.concat([length, checksum(length), data, checksum(data)]);
}

function checksum(data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(maskedChecksum(data));
  return bytes;
}
