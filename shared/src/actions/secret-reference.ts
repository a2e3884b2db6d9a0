// `secret://name` stands for a stored credential. A flow document, an order and the outbox carry the name alone; the value is put
// in at the moment of sending, and only where the author of the flow wrote the name: see plan-texts for what order data may not do.
const nameText = '[A-Za-z0-9][A-Za-z0-9_-]{0,63}';
const whole = new RegExp(`^secret://(${nameText})$`);
const anywhere = new RegExp(`secret://(${nameText})`, 'g');

export const secretName = new RegExp(`^${nameText}$`);

/** The name in a text that is nothing but a reference. */
export function referenceOf(text: string): string | undefined {
  return whole.exec(text)?.[1];
}

/** Every name a text refers to, once. */
export function referencesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(anywhere)].flatMap((found) => found[1] ?? []))];
}

/** Puts values in the places of their references. */
export function fillReferences(text: string, value: (name: string) => string): string {
  return text.replaceAll(anywhere, (_, name: string) => value(name));
}

/** The parts of a text between its references, and the references themselves, in turn; it begins and ends with a part between. */
export function splitReferences(text: string): readonly string[] {
  return text.split(new RegExp(`(secret://${nameText})`));
}

/** What order data says is never a reference: it could make an order send a credential where its buyer wants it. */
export function disarmed(text: string): string {
  return text.replaceAll('secret://', 'secret:%2F%2F');
}

/** Puts the parts of a split text together again; what follows a reference cannot make another name of it. */
export function joined(parts: readonly string[]): string {
  return parts.map((part, index) => (index > 0 && index % 2 === 0 ? part.replace(/^[A-Za-z0-9_-]/, inPercent) : part)).join('');
}

function inPercent(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}
