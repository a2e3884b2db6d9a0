import { canonicalJson } from '../base/json.ts';
import type { FlowDocument } from '../document/flow-document.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const keyword = 'orderloom-flow';
const headerEnd = 33;

/** A PNG picture that carries its flow, in a text chunk behind its header; what the picture shows is unchanged. */
export function pngWithFlow(png: Uint8Array, document: FlowDocument): Uint8Array {
  const carried = chunk('iTXt', ascii(`${keyword}\0\0\0\0\0${escaped(canonicalJson(document))}`));
  const bytes = new Uint8Array(png.length + carried.length);
  bytes.set(png.subarray(0, headerEnd));
  bytes.set(carried, headerEnd);
  bytes.set(png.subarray(headerEnd), headerEnd + carried.length);
  return bytes;
}

/** Whether bytes are a PNG picture. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The text of the flow document that a PNG picture carries. */
export function flowInPng(bytes: Uint8Array): string | undefined {
  let at = signature.length;
  while (at + 12 <= bytes.length) {
    const length = number(bytes, at);
    const type = text(bytes, at + 4, at + 8);
    if (type === 'iTXt' && text(bytes, at + 8, at + 8 + keyword.length) === keyword) {
      return text(bytes, at + 8 + keyword.length + 5, Math.min(at + 8 + length, bytes.length));
    }
    at += 12 + length;
  }
  return undefined;
}

/** Everything outside ASCII as JSON escapes, so that a byte is a character. */
function escaped(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(ascii(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** The checksum that the PNG format asks of every chunk. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function ascii(value: string): Uint8Array {
  return Uint8Array.from(value, (character) => character.charCodeAt(0));
}

function text(bytes: Uint8Array, from: number, to: number): string {
  let value = '';
  for (let at = from; at < to; at += 1) value += String.fromCharCode(bytes[at] ?? 0);
  return value;
}

function number(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}
