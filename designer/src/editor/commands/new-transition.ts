import { Transition, type Trigger, transitionsFrom } from '@orderloom/shared/document';
import type { FlowDraft } from '../session/command.ts';
import { freeEvent } from './default-names.ts';

/** Draws a transition, last among its siblings. Without a trigger: the end of a container, or else a new event. */
export function drawTransition(
  draft: FlowDraft,
  id: string,
  ends: { readonly source: string; readonly target?: string | undefined },
  trigger?: Trigger,
): void {
  const priority = (transitionsFrom(draft, ends.source).at(-1)?.priority ?? -1) + 1;
  const targets = ends.target === undefined ? [] : [ends.target];
  draft.transitions[id] = Transition.parse({
    id,
    source: ends.source,
    targets,
    priority,
    trigger: trigger ?? proposedTrigger(draft, ends.source),
  });
}

function proposedTrigger(draft: FlowDraft, source: string): Trigger {
  const kind = draft.states[source]?.kind;
  if (source !== draft.root && (kind === 'compound' || kind === 'parallel')) return { type: 'done' };
  const event = freeEvent(draft);
  draft.events[event.name] = { label: { ...event.label }, payload: {}, senders: [], unacceptable: { policy: 'reject' } };
  return { type: 'event', event: event.name };
}

/** Whether a transition may begin there: an order never leaves a final state or a history mark by itself. */
export function canLeave(draft: FlowDraft, source: string): boolean {
  const kind = draft.states[source]?.kind;
  return kind !== undefined && kind !== 'final' && kind !== 'history';
}
