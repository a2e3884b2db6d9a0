const faults = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM|BUSY|LOCKED|PROTOCOL|PERM)/;

/** Whether the database itself failed: the disk is full, read-only or broken. No input is to blame for that, and a later try may hold. */
export function isStorageFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && faults.test(String(error.code));
}
