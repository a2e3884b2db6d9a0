import type { State } from '../../document/state.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';

const day = 86_400_000;

const expectADay = fixOf('expect-a-day', { zh: '加上停留时限：24 小时', en: 'Expect a stay of 24 hours' }, (document, id) =>
  withState(document, id, { sla: { expected: day, breach: [] } }),
);

export const endlessWait = defineRule({
  id: 'endless-wait',
  severity: 'warning',
  label: { zh: '可能永远等待', en: 'May wait for ever' },
  why: {
    zh: '没有时限也没有负责人，等不来的订单没有人会发现。',
    en: 'With neither a limit nor a person, nobody notices orders whose event never comes.',
  },
  fixes: [expectADay],
  check: (view) =>
    view.states
      .filter((state) => state.kind === 'atomic' && view.reachable.has(state.id) && !isWatched(view, state))
      .map((state) => ({
        ...atState(state.id),
        message: {
          zh: `“${view.name(state.id).zh}”既没有时限也没有人负责：等待可能无限期。`,
          en: `"${view.name(state.id).en}" has neither a time limit nor a person: the wait may never end.`,
        },
        mend: { zh: '加一个超时转移、停留时限，或写明由谁处理。', en: 'Add a timeout or an expected stay, or say who handles it.' },
      })),
});

function isWatched(view: FlowView, state: State): boolean {
  const places = [state, ...view.ancestorsOf(state.id)];
  if (places.some((place) => place.handler !== undefined || place.sla !== undefined || place.calls.length > 0)) return true;
  return view.available(state.id).some(({ trigger }) => {
    if (trigger.type === 'after' || trigger.type === 'always') return true;
    return trigger.type === 'event' && isSentByPeople(view, trigger.event);
  });
}

function isSentByPeople({ document }: FlowView, name: string): boolean {
  return Object.entries(document.events).some(
    ([event, { senders }]) =>
      (name.endsWith('*') ? event.startsWith(name.slice(0, -1)) : event === name) && (senders.length === 0 || senders.includes('person')),
  );
}
