import { handlerText } from '../../document/index.ts';
import { atState, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const waitWithoutOwner = defineRule({
  id: 'wait-without-owner',
  severity: 'warning',
  label: { zh: '人工等待没有负责人', en: 'Manual wait without an owner' },
  why: {
    zh: '只有人能把订单推走，却没写由谁：它不会出现在任何人的待办里。',
    en: 'Only a person can move the order on, but nobody is named: it is on no one’s list.',
  },
  check: (view) =>
    (namesPeople(view) ? view.states : [])
      .filter(({ kind, id }) => kind === 'atomic' && view.reachable.has(id) && waitsForPeople(view, id) && !isOwned(view, id))
      .map(({ id }) => ({
        ...atState(id, '.handler'),
        message: {
          zh: `“${view.name(id).zh}”只能由人来处理，却没有写由谁负责。`,
          en: `Only a person can move orders on from "${view.name(id).en}", but it does not say who.`,
        },
        mend: { zh: '在右侧写上处理人或角色。', en: 'Say which person or role handles it.' },
      })),
});

/** A flow that names nobody at all is not about who does what. */
function namesPeople(view: FlowView): boolean {
  return view.states.some(({ handler }) => handlerText(handler, 'zh') !== '');
}

function isOwned(view: FlowView, id: string): boolean {
  return [view.document.states[id], ...view.ancestorsOf(id)].some((state) => handlerText(state?.handler, 'zh') !== '');
}

/** Nothing but events that only people send leads on. */
function waitsForPeople(view: FlowView, id: string): boolean {
  const on = view.available(id).filter(({ targets, trigger }) => targets.length > 0 && trigger.type !== 'done');
  return on.length > 0 && on.every(({ trigger }) => trigger.type === 'event' && isPeoples(view, trigger.event));
}

function isPeoples({ document }: FlowView, event: string): boolean {
  const senders = Object.hasOwn(document.events, event) ? (document.events[event]?.senders ?? []) : [];
  return senders.length === 1 && senders[0] === 'person';
}
