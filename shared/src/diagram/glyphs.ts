import type { MetaKind } from './state-meta.ts';
import type { ChipKind } from './transition-chips.ts';

/**
 * Drawn in a 12 by 12 box with a 1.2 pixel pen and no fill: shapes, not font characters, so they look the same everywhere.
 * An event needs none: it is the plain case.
 */
export const glyphs: Readonly<Record<ChipKind | MetaKind, string>> = {
  event: '',
  plain: '',
  time: 'M6 1.2A4.8 4.8 0 1 1 6 10.8A4.8 4.8 0 1 1 6 1.2M6 3.4V6H8.2',
  condition: 'M6 1.4L10.6 6L6 10.6L1.4 6Z',
  effect: 'M1 6H3M4.6 6H10.6M7.8 3.2L10.6 6L7.8 8.8',
  done: 'M1.8 6.4L4.6 9.2L10.2 3',
  error: 'M3 3L9 9M9 3L3 9',
  person: 'M6 1.4A2.2 2.2 0 1 1 6 5.8A2.2 2.2 0 1 1 6 1.4M1.8 10.8C1.8 8.6 3.4 7.4 6 7.4C8.6 7.4 10.2 8.6 10.2 10.8',
};
