import type { Locale } from '@orderloom/shared/base';

/** What new things are named by. */
export type IdKind = 'state' | 'transition' | 'note' | 'action' | 'call' | 'story' | 'policy';
export type IdSource = (kind: IdKind) => string;

/** Who draws: the language of default names, and the source of ids. */
export interface Author {
  readonly locale: Locale;
  readonly ids: IdSource;
}

const prefixes: Readonly<Record<IdKind, string>> = {
  state: 's',
  transition: 't',
  note: 'n',
  action: 'a',
  call: 'c',
  story: 'y',
  policy: 'p',
};
const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const length = 8;

/** Ids that never meet: a letter for the kind, then eight random ones; safe as XState keys. */
export const randomIds: IdSource = (kind) => {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return `${prefixes[kind]}${Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')}`;
};

/** Ids in a row, for drawings that must come out the same every time. */
export function countedIds(from = 1): IdSource {
  let next = from;
  return (kind) => `${prefixes[kind]}${next++}`;
}
