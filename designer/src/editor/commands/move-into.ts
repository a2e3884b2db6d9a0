import { isWithin } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';
import { boxOf, dropRoutes, freePlace, insetOf } from './geometry.ts';
import { growAround } from './grow.ts';
import { reparent } from './move-states.ts';

/** Hangs a state into another container, where it comes to stand in the next free place. It keeps its transitions. */
export function moveInto(id: string, parent: string): Command {
  return {
    label: { zh: '移到', en: 'Move into' },
    change(draft) {
      const state = draft.states[id];
      if (!state || id === draft.root || !draft.states[parent] || state.parent === parent || isWithin(draft, parent, id)) return;
      dropRoutes(draft, [id]);
      reparent(draft, id, parent);
      const inset = insetOf(draft, parent);
      const wish = { ...boxOf(draft, id), x: inset.side + roomForEntry, y: inset.top };
      draft.layout.states[id] = freePlace(draft, parent, wish, id);
      growAround(draft, parent);
    },
  };
}

const roomForEntry = 44;
