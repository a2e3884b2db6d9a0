/** One of the names a transition listens to, without its trailing wildcard; `*` for all. */
export function descriptorsOf(event: string): string[] {
  return event
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => (part === '*' ? '*' : part.replace(/(\.\*|\.)$/, '')));
}

/** Whether a descriptor takes everything that another one takes. */
export function covers(wide: string, narrow: string): boolean {
  return wide === '*' || wide === narrow || narrow.startsWith(`${wide}.`);
}

/**
 * A descriptor as the event of a transition: SCXML's names are prefixes. A name that no other name of the file begins with, or is
 * the beginning of, says the same by itself.
 */
export function triggerEvent(descriptor: string, known: ReadonlySet<string>): string {
  if (descriptor === '*') return '*';
  const related = [...known].some((name) => name.startsWith(`${descriptor}.`) || descriptor.startsWith(`${name}.`));
  return related ? `${descriptor}.*` : descriptor;
}
