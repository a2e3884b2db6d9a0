import type { Point, StateKind } from '@orderloom/shared/document';
import type { Move } from '../../diagram/types.ts';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import { selectStates } from '../session/selection.ts';
import { freeName } from './default-names.ts';
import { fillContainer } from './fill-container.ts';
import { snappedPoint } from './geometry.ts';
import { moveStates } from './move-states.ts';
import { placeNewState } from './new-state.ts';
import { canLeave, drawTransition } from './new-transition.ts';

export interface StateToInsert {
  readonly kind: StateKind;
  readonly parent: string;
  readonly at: Point;
}

/** Puts a new state between two that are joined: the transition leads to it, and a new one leads on. */
export function insertOnTransition(transition: string, { kind, parent, at }: StateToInsert, by: Author): Command {
  const id = by.ids('state');
  const onward = by.ids('transition');
  return {
    label: { zh: '插入状态', en: 'Insert state' },
    change(draft) {
      if (!draft.states[parent] || !draft.transitions[transition]) return;
      const home = draft.states[parent]?.kind === 'parallel' ? (draft.states[parent]?.parent ?? draft.root) : parent;
      placeNewState(draft, {
        id,
        kind,
        parent: home,
        label: freeName(draft, kind, by.locale),
        at: home === parent ? snappedPoint(at) : undefined,
      });
      fillContainer(draft, id, by);
      leadThrough(draft, transition, id, onward);
    },
    selection: selectStates(id),
  };
}

/** Drops a state that nothing is joined to yet onto a transition, which then leads through it. */
export function moveOntoTransition(move: Move, transition: string, by: Author): Command {
  const onward = by.ids('transition');
  const moved = moveStates([move]);
  return {
    label: { zh: '插入状态', en: 'Insert state' },
    change(draft) {
      moved.change(draft);
      if (isLoose(draft, move.id)) leadThrough(draft, transition, move.id, onward);
    },
  };
}

/** Whether no transition touches the state. */
export function isLoose(document: FlowDraft, id: string): boolean {
  return !Object.values(document.transitions).some(({ source, targets }) => source === id || targets.includes(id));
}

function leadThrough(draft: FlowDraft, transition: string, id: string, onward: string): void {
  const row = draft.transitions[transition];
  const target = row?.targets[0];
  if (!row || target === undefined || row.targets.length !== 1 || !canLeave(draft, id)) return;
  row.targets = [id];
  delete draft.layout.routes[transition];
  drawTransition(draft, onward, { source: id, target });
}
