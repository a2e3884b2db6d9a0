import type { Author } from '../session/author.ts';
import type { FlowDraft } from '../session/command.ts';
import { freeName } from './default-names.ts';
import { placeNewState } from './new-state.ts';
import { hasChildren } from './tree.ts';

/** Gives an empty container what it cannot do without: a phase its first state, a parallel state two regions. */
export function fillContainer(draft: FlowDraft, id: string, by: Author): void {
  const kind = draft.states[id]?.kind;
  if (hasChildren(draft, id)) return;
  if (kind === 'compound') {
    placeNewState(draft, { id: by.ids('state'), kind: 'atomic', parent: id, label: freeName(draft, 'atomic', by.locale) });
  } else if (kind === 'parallel') {
    for (let count = 0; count < 2; count++) addFilledRegion(draft, id, by);
  }
}

/** A region with its first state. */
export function addFilledRegion(draft: FlowDraft, parallel: string, by: Author): void {
  const region = by.ids('state');
  placeNewState(draft, { id: region, kind: 'compound', parent: parallel, label: freeName(draft, 'region', by.locale) });
  fillContainer(draft, region, by);
}
