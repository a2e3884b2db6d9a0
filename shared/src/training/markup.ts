import { escapeXml } from '../diagram/svg-markup.ts';

/** Markup that may stand in a page as it is. */
export interface Html {
  readonly html: string;
}

export type Piece = Html | string | number | readonly Piece[] | undefined | false;

/** A page's markup; everything put in is escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: parts.map((part, index) => part + written(pieces[index])).join('') };
}

export function raw(markup: string): Html {
  return { html: markup };
}

function written(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escapeXml(String(piece));
  if ('html' in piece) return piece.html;
  return piece.map(written).join('');
}
