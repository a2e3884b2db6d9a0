import type { Place } from '../base/problem.ts';
import type { Text } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** Gives an id that no other state or transition has. */
export type NewId = (kind: 'state' | 'transition') => string;

/** Where a fix is applied. */
export interface FixSite {
  readonly place: Place;
  readonly path: string;
}

/** A change of the drawing that takes what a rule found away. */
export interface Fix {
  readonly id: string;
  /** What the button says: what it will do. */
  readonly label: Text;
  /** The mended drawing; the same object when there is nothing to mend. Never changes what it is given. */
  apply(document: FlowDocument, site: FixSite, newId: NewId): FlowDocument;
}

/** A fix as a finding offers it. */
export type FixOffer = Pick<Fix, 'id' | 'label'>;

/** A fix that needs no more than the id of the place. */
export function fixOf(id: string, label: Text, apply: (document: FlowDocument, place: string, newId: NewId) => FlowDocument): Fix {
  return { id, label, apply: (document, { place }, newId) => ('id' in place ? apply(document, place.id, newId) : document) };
}
