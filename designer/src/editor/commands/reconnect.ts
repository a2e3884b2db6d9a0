import type { Command } from '../session/command.ts';
import { canLeave } from './new-transition.ts';

/** Leads a transition's start or end to another state. */
export function reconnect(id: string, end: { readonly source?: string | undefined; readonly target?: string | undefined }): Command {
  return {
    label: { zh: '改接', en: 'Reconnect' },
    change(draft) {
      const transition = draft.transitions[id];
      if (!transition) return;
      if (end.source !== undefined && canLeave(draft, end.source) && transition.source !== end.source) {
        transition.source = end.source;
        delete draft.layout.routes[id];
      }
      if (end.target !== undefined && draft.states[end.target] && end.target !== draft.root && transition.targets.join() !== end.target) {
        transition.targets = [end.target];
        delete draft.layout.routes[id];
      }
    },
  };
}
