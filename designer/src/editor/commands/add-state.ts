import type { Label } from '@orderloom/shared/base';
import type { Point, StateKind } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import { selectStates } from '../session/selection.ts';
import { freeName } from './default-names.ts';
import { fillContainer } from './fill-container.ts';
import { snappedPoint } from './geometry.ts';
import { placeNewState } from './new-state.ts';

export interface StateToAdd {
  readonly kind: StateKind;
  readonly parent: string;
  /** Relative to the parent; absent: the next free place. */
  readonly at?: Point | undefined;
  readonly label?: Label | undefined;
}

/** Draws a state. A phase comes with its first state, a parallel state with two regions; what is put straight into a parallel state gets a region of its own. */
export function addState({ kind, parent, at, label }: StateToAdd, by: Author): Command {
  const id = by.ids('state');
  return {
    label: { zh: '添加状态', en: 'Add state' },
    change(draft) {
      if (!draft.states[parent]) return;
      const home = kind !== 'compound' && kind !== 'parallel' ? homeFor(draft, parent, by) : parent;
      placeNewState(draft, {
        id,
        kind,
        parent: home,
        at: home === parent && at ? snappedPoint(at) : undefined,
        label: label ?? freeName(draft, kind, by.locale),
      });
      fillContainer(draft, id, by);
    },
    selection: selectStates(id),
  };
}

/** Adds a region to a parallel state, below the others, with its first state inside. */
export function addRegion(parallel: string, by: Author, label?: Label): Command {
  const id = by.ids('state');
  return {
    label: { zh: '添加分支', en: 'Add region' },
    change(draft) {
      if (draft.states[parallel]?.kind !== 'parallel') return;
      placeNewState(draft, { id, kind: 'compound', parent: parallel, label: label ?? freeName(draft, 'region', by.locale) });
      fillContainer(draft, id, by);
    },
    selection: selectStates(id),
  };
}

function homeFor(draft: FlowDraft, parent: string, by: Author): string {
  if (draft.states[parent]?.kind !== 'parallel') return parent;
  const region = by.ids('state');
  placeNewState(draft, { id: region, kind: 'compound', parent, label: freeName(draft, 'region', by.locale) });
  return region;
}
