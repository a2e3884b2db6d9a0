// A frame of the message channel: version, type, then headers. Each header has a type; custom ones have a name and a typed value.
// Whole numbers are little-endian.

export const frameTypes = { connect: 0, connected: 1, send: 2, sendAnswer: 3 } as const;

export type FrameValue = string | bigint | number | Uint8Array | null;

export interface TaobaoFrame {
  readonly type: number;
  /** 0 or absent: all is well. */
  readonly status?: number;
  readonly phrase?: string;
  readonly token?: string;
  readonly content: Readonly<Record<string, FrameValue>>;
}

const version = 2;
const headers = { end: 0, custom: 1, status: 2, phrase: 3, flag: 4, token: 5 } as const;
const formats = { none: 0, text: 1, byte: 2, int16: 3, int32: 4, int64: 5, date: 6, bytes: 7 } as const;

export function writeFrame({ type, token, content }: TaobaoFrame): Uint8Array {
  const parts: Buffer[] = [Buffer.from([version, type])];
  if (token !== undefined) parts.push(short(headers.token), counted(token));
  for (const [name, value] of Object.entries(content)) parts.push(short(headers.custom), counted(name), writtenValue(value));
  parts.push(short(headers.end));
  return Buffer.concat(parts);
}

function short(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16LE(number);
  return bytes;
}

function int(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(number);
  return bytes;
}

function counted(text: string | Uint8Array): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([int(bytes.length), bytes]);
}

/** Numbers go as the shortest that holds them, ids as long ones. */
function writtenValue(value: FrameValue): Buffer {
  if (value === null) return Buffer.from([formats.none]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([formats.text]), counted(value)]);
  if (typeof value === 'number') return Buffer.concat([Buffer.from([formats.int32]), int(value)]);
  if (typeof value !== 'bigint') return Buffer.concat([Buffer.from([formats.bytes]), counted(value)]);
  const bytes = Buffer.alloc(9);
  bytes[0] = formats.int64;
  bytes.writeBigInt64LE(value, 1);
  return bytes;
}

/** Throws for bytes that are no frame. */
export function readFrame(given: Uint8Array): TaobaoFrame {
  const read = readerOf(Buffer.from(given.buffer, given.byteOffset, given.byteLength));
  read.byte();
  const type = read.byte();
  const content: Record<string, FrameValue> = {};
  const told: Told = {};
  for (let header = read.short(); header !== headers.end; header = read.short()) {
    if (header === headers.custom) {
      const name = read.text();
      content[name] = readValue(read);
    } else readHeader(header, read, told);
  }
  return { type, content, ...told };
}

interface Told {
  status?: number;
  phrase?: string;
  token?: string;
}

function readHeader(header: number, read: Reader, told: Told): void {
  if (header === headers.status) told.status = read.int();
  else if (header === headers.phrase) told.phrase = read.text();
  else if (header === headers.flag) read.int();
  else if (header === headers.token) told.token = read.text();
  else throw new Error(`a frame has a header of an unknown type: ${header}`);
}

type Reader = ReturnType<typeof readerOf>;

function readerOf(bytes: Buffer) {
  let next = 0;
  function take(length: number): number {
    const at = next;
    if (length < 0 || at + length > bytes.length) throw new Error('a frame ends before its content');
    next += length;
    return at;
  }
  const read = {
    byte: () => bytes.readInt8(take(1)),
    short: () => bytes.readInt16LE(take(2)),
    int: () => bytes.readInt32LE(take(4)),
    long: () => bytes.readBigInt64LE(take(8)),
    bytes(): Buffer {
      const length = read.int();
      const at = take(length);
      return bytes.subarray(at, at + length);
    },
    text: (): string => read.bytes().toString('utf8'),
  };
  return read;
}

function readValue(read: Reader): FrameValue {
  const format = read.byte();
  switch (format) {
    case formats.none:
      return null;
    case formats.text:
      return read.text();
    case formats.byte:
      return read.byte();
    case formats.int16:
      return read.short();
    case formats.int32:
      return read.int();
    case formats.int64:
    case formats.date:
      return read.long();
    case formats.bytes:
      return read.bytes();
    default:
      throw new Error(`a frame has a value of an unknown format: ${format}`);
  }
}
