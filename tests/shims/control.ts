import { openSync, writeSync } from 'node:fs';

/** As in control.h. */
const places = { fsyncDelayUs: 0, writeErrno: 1, clockShiftMs: 2 } as const;

/** What a test changes under a running process: give it `environment` beside the shims. */
export interface ShimControl {
  readonly environment: { readonly SHIM_CONTROL: string };
  set(place: keyof typeof places, value: number): void;
}

export function createControl(path: string): ShimControl {
  const file = openSync(path, 'w');
  const write = (value: number, place: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(value));
    writeSync(file, bytes, 0, 8, place * 8);
  };
  for (const place of Object.values(places)) write(0, place);
  return { environment: { SHIM_CONTROL: path }, set: (place, value) => write(value, places[place]) };
}
