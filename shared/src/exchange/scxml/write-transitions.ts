import { delayKey } from '../../document/delay-key.ts';
import { isWithin, transitionsFrom } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import type { Delay, Transition, Trigger } from '../../document/transition.ts';
import { celToEcma } from '../ecma/cel-to-ecma.ts';
import { unsayable } from './read-content.ts';
import type { ScxmlWriting } from './scxml-writing.ts';
import { source, writeContent } from './write-content.ts';
import { type Tag, tag } from './xml-writing.ts';

/** The transitions of a state in an order in which SCXML takes the same one: the most exact names first. */
export function writeTransitions(writing: ScxmlWriting, state: State): Tag[] {
  const transitions = transitionsFrom(writing.document, state.id);
  tellOverlaps(writing, state, transitions);
  return [...transitions]
    .sort((a, b) => width(a.trigger) - width(b.trigger))
    .map((transition) => writeTransition(writing, state, transition));
}

/** Wider names come later. */
function width(trigger: Trigger): number {
  if (trigger.type !== 'event') return 0;
  return trigger.event === '*' ? 2_000 : 1_000 - trigger.event.length + (trigger.event.endsWith('*') ? 500 : 0);
}

/** A flow looks no further than the most exact name of a state; SCXML goes on when its condition is not met. */
function tellOverlaps(writing: ScxmlWriting, state: State, transitions: readonly Transition[]): void {
  const events = transitions.flatMap(({ trigger, guard }) => (trigger.type === 'event' ? [{ event: trigger.event, guard }] : []));
  const heard = new Set(events.map(({ event }) => event));
  for (const event of heard) {
    const always = events.some((one) => one.event === event && one.guard === undefined);
    const wider = [...heard].some((other) => other !== event && other.endsWith('*') && event.startsWith(other.slice(0, -1)));
    if (wider && !always) {
      writing.lost(`in "${writing.name(state.id)}", when no condition of "${event}" is met, SCXML goes on to the wider name`);
    }
    const longer = Object.keys(writing.document.events).some((name) => name.startsWith(`${event}.`));
    if (longer && !event.endsWith('*')) writing.lost(`"${event}" is a prefix in SCXML: it takes the longer names that begin with it too`);
  }
}

function writeTransition(writing: ScxmlWriting, state: State, transition: Transition): Tag {
  const { document } = writing;
  const { targets, guard, trigger, actions } = transition;
  const inside = targets.length > 0 && targets.every((target) => target !== state.id && isWithin(document, target, state.id));
  // Going to itself without entering again is nothing but its actions, for a state with nothing inside.
  const stays = !transition.reenter && state.kind === 'atomic' && targets.every((target) => target === state.id);
  if (!transition.reenter && !stays && (mayBeItself(writing, state, targets) || (inside && state.kind === 'parallel'))) {
    writing.lost(`"${writing.name(state.id)}" going to itself enters itself again`);
  }
  return tag(
    'transition',
    {
      event: eventOf(writing, state, transition, trigger),
      ...writeGuard(writing, guard),
      target: stays || targets.length === 0 ? undefined : targets.map((target) => writing.name(target)).join(' '),
      type: inside && !transition.reenter ? 'internal' : undefined,
    },
    writeContent(writing, actions),
  );
}

/** Whether a transition leads, or by a history may lead, to where it comes from. */
function mayBeItself({ document }: ScxmlWriting, state: State, targets: readonly string[]): boolean {
  return targets.some((target) => {
    const { kind, parent } = document.states[target] ?? {};
    return target === state.id || (kind === 'history' && typeof parent === 'string' && isWithin(document, state.id, parent));
  });
}

function writeGuard(writing: ScxmlWriting, guard: string | undefined): Readonly<Record<string, string>> {
  if (guard === undefined) return {};
  const own = writing.cel(guard);
  const cond = celToEcma(own);
  if (cond === undefined) writing.lost(`the condition ${guard} has no words in ECMAScript; other tools never find it met`);
  return { cond: cond ?? unsayable, ...source(own) };
}

function eventOf(writing: ScxmlWriting, state: State, transition: Transition, trigger: Trigger): string | undefined {
  switch (trigger.type) {
    case 'event':
      return writing.event(trigger.event);
    case 'after':
      return timerEvent(writing, state, delayKey(writing.document, { ...transition, trigger }));
    case 'always':
      return undefined;
    case 'done':
      return `done.state.${writing.name(state.id)}`;
    case 'reply':
      return `${trigger.outcome === 'done' ? 'done.invoke' : 'error.platform'}.${trigger.call}`;
  }
}

function timerEvent(writing: ScxmlWriting, state: State, key: string): string {
  return `after.${key}.${writing.name(state.id)}`;
}

/** A time limit is a send on entry that is cancelled on exit. */
export function writeTimers(writing: ScxmlWriting, state: State): { readonly sends: readonly Tag[]; readonly cancels: readonly Tag[] } {
  const sends = new Map<string, Tag>();
  for (const transition of transitionsFrom(writing.document, state.id)) {
    const { trigger } = transition;
    if (trigger.type !== 'after') continue;
    const event = timerEvent(writing, state, delayKey(writing.document, { ...transition, trigger }));
    if (!sends.has(event)) sends.set(event, writeSend(writing, event, trigger.delay));
  }
  return { sends: [...sends.values()], cancels: [...sends.keys()].map((event) => tag('cancel', { sendid: event })) };
}

function writeSend(writing: ScxmlWriting, event: string, delay: Delay): Tag {
  if (delay.working) writing.lost(`that ${event} is counted in working time; other tools count by the clock`);
  if (delay.type === 'fixed') return tag('send', { event, id: event, delay: `${delay.ms}ms` });
  const expression = celToEcma(delay.text);
  if (expression !== undefined) return tag('send', { event, id: event, delayexpr: `${expression} + 'ms'`, ...source(delay.text) });
  writing.lost(`the delay ${delay.text} has no words in ECMAScript; other tools never let it pass`);
  return tag('orderloom:send', { event, id: event, ...source(delay.text) });
}
