export const scxmlNamespace = 'http://www.w3.org/2005/07/scxml';
/** Marks what only this program gives a meaning to; other tools pass over it. */
export const ownNamespace = 'urn:orderloom:scxml';

/** The elements that are states, by the kind they are drawn as. */
export const stateElements: ReadonlySet<string> = new Set(['state', 'parallel', 'final', 'history']);
