import type { FlowDocument } from '../../document/flow-document.ts';
import { childrenOf } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withNewTransition, withState } from '../edits.ts';
import { fixOf } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';
import { isUnsold } from './no-cancelled-end.ts';

const day = 86_400_000;

const closeAfterADay = fixOf(
  'close-after-a-day',
  { zh: '加超时：24 小时后关闭', en: 'Add a time-out: close after 24 hours' },
  (document, id, newId) => {
    const end = unsoldEnd(document);
    if (end === undefined) return document;
    const trigger = { type: 'after', delay: { type: 'fixed', ms: day } } as const;
    return withNewTransition(document, { id: newId('transition'), source: id, targets: [end], trigger });
  },
);

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
  fixes: [closeAfterADay, expectADay],
  check: (view) =>
    view.states
      .filter((state) => state.kind === 'atomic' && view.reachable.has(state.id) && !isWatched(view, state))
      .map((state) => ({
        ...atState(state.id),
        fixes: canClose(view, state.id) ? [closeAfterADay.id, expectADay.id] : [expectADay.id],
        message: {
          zh: `“${view.name(state.id).zh}”既没有时限也没有人负责：等待可能无限期。`,
          en: `"${view.name(state.id).en}" has neither a time limit nor a person: the wait may never end.`,
        },
        mend: { zh: '加一个超时转移、停留时限，或写明由谁处理。', en: 'Add a timeout or an expected stay, or say who handles it.' },
      })),
});

/** The first end of orders that fell through. */
function unsoldEnd(document: FlowDocument): string | undefined {
  return childrenOf(document, document.root).find((state) => state.kind === 'final' && isUnsold(state))?.id;
}

/** One region alone cannot close the order. */
function canClose(view: FlowView, id: string): boolean {
  return unsoldEnd(view.document) !== undefined && !view.ancestorsOf(id).some(({ kind }) => kind === 'parallel');
}

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
