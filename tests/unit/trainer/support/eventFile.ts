/**
 * Reads an event file of TensorBoard by hand: the records with their checksums, computed bit by bit, and of the messages the
 * fields that stand in event.proto and summary.proto.
 */
export function readEvents(bytes: Buffer): { time: number; step: number; version: string | null; scalars: Record<string, number> }[] {
  const events = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    const data = bytes.subarray(at + 12, at + 12 + length);
    if (bytes.readUInt32LE(at + 8) !== masked(bytes.subarray(at, at + 8))) throw new Error(`The length at ${at} is damaged.`);
    if (bytes.readUInt32LE(at + 12 + length) !== masked(data)) throw new Error(`The record at ${at} is damaged.`);
    events.push(eventOf(data));
    at += 16 + length;
  }
  return events;
}

function masked(bytes: Uint8Array): number {
  let value = 0xffffffffn;
  for (const byte of bytes) {
    value ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) value = (value >> 1n) ^ (value & 1n ? 0x82f63b78n : 0n);
  }
  value ^= 0xffffffffn;
  return Number((((value >> 15n) | (value << 17n)) + 0xa282ead8n) & 0xffffffffn);
}

interface Field {
  readonly number: number;
  readonly value: Buffer;
}

function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const start = at;
    const kind = key % 8;
    let value: Buffer;
    if (kind === 0) {
      const number = varint();
      value = Buffer.alloc(8);
      value.writeDoubleLE(number);
    } else {
      const size = kind === 2 ? varint() : kind === 1 ? 8 : 4;
      const from = kind === 2 ? at : start;
      at = from + size;
      value = message.subarray(from, at);
    }
    fields.push({ number: Math.floor(key / 8), value });
  }
  return fields;
}

function eventOf(message: Buffer) {
  const fields = fieldsOf(message);
  const field = (number: number) => fields.find((one) => one.number === number)?.value;
  const values = fieldsOf(field(5) ?? Buffer.alloc(0)).map(({ value }) => fieldsOf(value));
  return {
    time: field(1)?.readDoubleLE() ?? Number.NaN,
    step: field(2)?.readDoubleLE() ?? 0,
    version: field(3)?.toString() ?? null,
    scalars: Object.fromEntries(values.map(([tag, value]) => [tag?.value.toString() ?? '', value?.value.readFloatLE() ?? Number.NaN])),
  };
}
