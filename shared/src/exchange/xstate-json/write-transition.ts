import type { FlowDocument } from '../../document/flow-document.ts';
import { transitionsFrom } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import type { Transition, Trigger } from '../../document/transition.ts';
import { embedKey, slaDelay, type TransitionEmbed } from './embed.ts';
import type { ExportNames } from './export-names.ts';
import { descriptionOf } from './read-meta.ts';
import { writeActions } from './write-actions.ts';
import { writeDelay, writeGuard } from './write-guard.ts';

type Groups = Record<string, unknown[]>;

/** A state's transitions under the keys XState reads them from; replies under `<outcome>:<call>`. */
export function writeTriggers(document: FlowDocument, names: ExportNames, state: State) {
  const groups: Record<Place, Groups> = { on: {}, after: {}, always: {}, done: {}, reply: {} };
  for (const transition of transitionsFrom(document, state.id)) {
    const [place, key] = placeOf(document, transition.trigger);
    push(groups[place], key, writeTransition(document, names, transition));
  }
  if (state.sla) push(groups.after, `${slaDelay}${state.sla.expected}`, { actions: writeActions(state.sla.breach) });
  const { on, after, reply, always, done } = groups;
  return { on, after, reply, always: always[''], onDone: done[''] };
}

type Place = 'on' | 'after' | 'always' | 'done' | 'reply';

function placeOf(document: FlowDocument, trigger: Trigger): [Place, string] {
  switch (trigger.type) {
    case 'event':
      return ['on', trigger.event];
    case 'reply':
      return ['reply', `${trigger.outcome}:${trigger.call}`];
    case 'after':
      return ['after', trigger.delay.type === 'fixed' ? String(trigger.delay.ms) : writeDelay(document, trigger.delay.text)];
    case 'always':
    case 'done':
      return [trigger.type, ''];
  }
}

function push(groups: Groups, key: string, value: unknown): void {
  groups[key] = [...(groups[key] ?? []), value];
}

function writeTransition(document: FlowDocument, names: ExportNames, transition: Transition): unknown {
  const { targets, guard, actions, reenter, note, meta } = transition;
  const description = descriptionOf(note);
  const first = targets[0];
  return {
    ...(first === undefined ? {} : { target: targets.length === 1 ? names.target(first) : targets.map(names.target) }),
    ...(guard === undefined ? {} : { guard: writeGuard(document, guard) }),
    ...(actions.length > 0 ? { actions: writeActions(actions) } : {}),
    ...(reenter ? { reenter } : {}),
    ...(description === '' ? {} : { description }),
    meta: { ...meta, [embedKey]: embed(transition) },
  };
}

function embed({ id, priority, label, note, actions, meta, trigger }: Transition): TransitionEmbed {
  return {
    id,
    priority,
    ...(label ? { label } : {}),
    ...(note ? { note } : {}),
    actions: actions.map((action) => action.id),
    ...(trigger.type === 'after' && trigger.resume ? { resume: trigger.resume } : {}),
    ...(trigger.type === 'after' && trigger.delay.working ? { working: trigger.delay.working } : {}),
    ...(meta && Object.keys(meta).length === 0 ? { rest: { meta: {} } } : {}),
  };
}
