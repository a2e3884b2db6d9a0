import type { Point, StateKind } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import { selectStates } from '../session/selection.ts';
import { freeName } from './default-names.ts';
import { fillContainer } from './fill-container.ts';
import { boxOf, snappedPoint } from './geometry.ts';
import { metrics } from './natural-size.ts';
import { placeNewState } from './new-state.ts';
import { canLeave, drawTransition } from './new-transition.ts';

export interface NextState {
  readonly source: string;
  /** Absent: beside the source. */
  readonly parent?: string | undefined;
  readonly at?: Point | undefined;
  readonly kind?: StateKind | undefined;
}

/** Draws the state that follows another one, and the transition to it, in one step. */
export function createNextState({ source, parent, at, kind = 'atomic' }: NextState, by: Author): Command {
  const id = by.ids('state');
  const transition = by.ids('transition');
  return {
    label: { zh: '添加下一个状态', en: 'Add next state' },
    change(draft) {
      const from = draft.states[source];
      if (!from || !canLeave(draft, source)) return;
      const wanted = parent ?? from.parent ?? draft.root;
      const home = draft.states[wanted]?.kind === 'parallel' ? (draft.states[wanted]?.parent ?? draft.root) : wanted;
      if (!draft.states[home]) return;
      placeNewState(draft, {
        id,
        kind,
        parent: home,
        label: freeName(draft, kind, by.locale),
        at: home === wanted && at ? alignedTo(draft, source, home, at) : besideOf(draft, source, home),
      });
      fillContainer(draft, id, by);
      drawTransition(draft, transition, { source, target: id });
    },
    selection: selectStates(id),
  };
}

function besideOf(draft: FlowDraft, source: string, home: string): Point | undefined {
  if (draft.states[source]?.parent !== home) return undefined;
  const box = boxOf(draft, source);
  return { x: box.x + box.width + metrics.lane.minHeight, y: box.y };
}

const nearly = 20;

/** A place almost level with the source, or almost under it, is meant to be so: the line between them stays straight. */
function alignedTo(draft: FlowDraft, source: string, home: string, at: Point): Point {
  const place = snappedPoint(at);
  const beside = draft.states[source]?.parent === home ? boxOf(draft, source) : undefined;
  if (!beside) return place;
  return {
    x: Math.abs(beside.x - place.x) < nearly ? beside.x : place.x,
    y: Math.abs(beside.y - place.y) < nearly ? beside.y : place.y,
  };
}
