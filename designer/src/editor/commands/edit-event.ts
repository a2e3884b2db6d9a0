import type { EventDefinition } from '@orderloom/shared/document';
import type { Command, FlowDraft } from '../session/command.ts';
import { freeEvent } from './default-names.ts';
import { actionCallsOf, paramsOfWidget } from './references.ts';

/** Adds an event to the catalogue, or changes it. */
export function upsertEvent(name: string, definition: EventDefinition): Command {
  return {
    label: { zh: '编辑事件', en: 'Edit event' },
    coalesce: `event:${name}`,
    change(draft) {
      draft.events[name] = definition;
    },
  };
}

/** Gives an event another name on the wire; triggers, raised events and policies follow. Refused when the name is taken. */
export function renameEvent(from: string, to: string): Command {
  return {
    label: { zh: '事件改名', en: 'Rename event' },
    coalesce: `event-name:${from}`,
    change(draft) {
      const event = draft.events[from];
      if (!event || to === '' || draft.events[to]) return;
      draft.events[to] = event;
      delete draft.events[from];
      for (const { trigger } of Object.values(draft.transitions))
        if (trigger.type === 'event' && trigger.event === from) trigger.event = to;
      renameInActions(draft, from, to);
      renameInPolicies(draft, from, to);
    },
  };
}

function renameInActions(draft: FlowDraft, from: string, to: string): void {
  for (const call of actionCallsOf(draft)) {
    for (const key of paramsOfWidget(call.type, 'event')) if (call.params[key] === from) call.params[key] = to;
  }
}

function renameInPolicies(draft: FlowDraft, from: string, to: string): void {
  for (const policy of Object.values(draft.policies ?? {})) if ('event' in policy && policy.event === from) policy.event = to;
}

/** Lets a transition wait for an event that is not in the catalogue yet. */
export function withNewEvent(transition: string): Command {
  return {
    label: { zh: '新事件', en: 'New event' },
    change(draft) {
      const row = draft.transitions[transition];
      if (!row) return;
      const { name, label } = freeEvent(draft);
      draft.events[name] = { label: { ...label }, payload: {}, senders: [], unacceptable: { policy: 'reject' } };
      row.trigger = { type: 'event', event: name };
      delete draft.layout.routes[transition];
    },
  };
}

/** Takes an event out of the catalogue. What waits for it stays, and is reported by the checks. */
export function removeEvent(name: string): Command {
  return {
    label: { zh: '删除事件', en: 'Delete event' },
    change(draft) {
      delete draft.events[name];
    },
  };
}
