import type { Route } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';

/** Gives a transition the bends it was dragged to, or lets it find its own way again. */
export function bendTransition(id: string, route: Route | undefined): Command {
  return {
    label: route ? { zh: '调整走线', en: 'Bend' } : { zh: '恢复自动走线', en: 'Route by itself' },
    change(draft) {
      if (!draft.transitions[id]) return;
      if (route) draft.layout.routes[id] = route;
      else delete draft.layout.routes[id];
    },
  };
}
