import { childrenOf, type FlowDocument, type State, type Transition, transitionsFrom } from '@orderloom/shared/document';

export type OutlineRow =
  | { readonly type: 'state'; readonly level: number; readonly state: State; readonly at: number; readonly of: number }
  | { readonly type: 'transition'; readonly level: number; readonly transition: Transition; readonly at: number; readonly of: number };

/** The drawing as lines: each state, then the ways out of it, then what lies inside it. What holds everywhere comes first. */
export function outlineRows(document: FlowDocument): OutlineRow[] {
  return [...waysOf(document, document.root, 1), ...inside(document, document.root, 1)];
}

function inside(document: FlowDocument, parent: string, level: number): OutlineRow[] {
  const children = childrenOf(document, parent);
  return children.flatMap((state, at) => [
    { type: 'state' as const, level, state, at, of: children.length },
    ...waysOf(document, state.id, level + 1),
    ...inside(document, state.id, level + 1),
  ]);
}

function waysOf(document: FlowDocument, source: string, level: number): OutlineRow[] {
  const ways = transitionsFrom(document, source);
  return ways.map((transition, at) => ({ type: 'transition' as const, level, transition, at, of: ways.length }));
}

/** What a line is called in the page. */
export function rowId(id: string): string {
  return `outline-${id}`;
}
