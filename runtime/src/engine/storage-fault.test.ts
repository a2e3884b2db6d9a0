import { describe, expect, it } from 'vitest';
import { isStorageFault } from './storage-fault.ts';

const failing = (code: string) => Object.assign(new Error(`failed with ${code}`), { code });

describe('a database that fails', () => {
  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY', 'SQLITE_CORRUPT'])('%s is the fault of nobody who sends', (code) => {
    expect(isStorageFault(failing(code))).toBe(true);
  });

  it.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_TOOBIG', 'ENOENT'])('%s is not', (code) => {
    expect(isStorageFault(failing(code))).toBe(false);
  });
});
