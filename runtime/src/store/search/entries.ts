/** So many orders of one millisecond have entries of their own before they run into the next. */
export const entriesAtOnce = 1024;

/** Entries of the index are numbered by time, so that the newest are found first and a span of time is a span of entries. */
export function firstEntry(createdAt: number): number {
  return createdAt * entriesAtOnce;
}
