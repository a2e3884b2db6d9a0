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

function closing(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '}' && text[at + 1] === '}') return at;
  }
  return -1;
}
