const offsetMs = 8 * 60 * 60 * 1000;

/** An instant as the platforms of China write it: `2026-11-20 08:00:00`. */
export function chinaTime(at: number): string {
  return new Date(at + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** Milliseconds of such a text or of an instant; 0 for none. */
export function millis(instant: string | undefined): number {
  const at = instant === undefined ? Number.NaN : Date.parse(instant);
  return Number.isNaN(at) ? 0 : at;
}
