const token = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\.\s*[A-Za-z_]\w*|[A-Za-z_]\w*/g;
const hole = /\{\{([\s\S]*?)\}\}/g;

/** The expression with one name exchanged: whole identifiers only, never inside a text or after a dot. */
export function renamedInExpression(text: string, from: string, to: string): string {
  return text.replace(token, (found) => (found === from ? to : found));
}

/** The same inside the holes of a message text. */
export function renamedInTemplate(text: string, from: string, to: string): string {
  return text.replace(hole, (_whole, inside: string) => `{{${renamedInExpression(inside, from, to)}}}`);
}

const inState = /\binState\(\s*(["'])([^"']*)\1\s*\)/g;

/** The expression with the states it asks for exchanged. */
export function withStatesExchanged(text: string, exchange: (id: string) => string): string {
  return text.replace(inState, (_whole, quote: string, id: string) => `inState(${quote}${exchange(id)}${quote})`);
}

/** The names an expression may read, to see what a fragment depends on. */
export function namesIn(text: string): Set<string> {
  return new Set((text.match(token) ?? []).filter((found) => /^[A-Za-z_]/.test(found)));
}
