/** A message text in its parts. `start` is where the part's own text begins; an 'open' hole is never closed. */
export type TemplatePart =
  | { readonly type: 'text'; readonly text: string; readonly start: number }
  | { readonly type: 'hole'; readonly text: string; readonly start: number }
  | { readonly type: 'open'; readonly start: number };

/** Cuts a message text at its `{{ … }}` holes; braces inside quotes do not close a hole. */
export function splitTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const end = open < 0 ? text.length : open;
    if (end > at) parts.push({ type: 'text', text: text.slice(at, end), start: at });
    if (open < 0) break;
    const close = closing(text, open + 2);
    if (close < 0) {
      parts.push({ type: 'open', start: open });
      break;
    }
    parts.push({ type: 'hole', text: text.slice(open + 2, close), start: open + 2 });
    at = close + 2;
  }
  return parts;
}

/** A quoted string, or the end of the hole; whatever comes first is looked at first. */
const stringOrEnd = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\}\}/gs;

function closing(text: string, from: number): number {
  stringOrEnd.lastIndex = from;
  for (let found = stringOrEnd.exec(text); found; found = stringOrEnd.exec(text)) if (found[0] === '}}') return found.index;
  return -1;
}
