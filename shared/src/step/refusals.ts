import { type Problem, problem } from '../base/problem.ts';
import { textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Snapshot } from './types.ts';

export function notActive(snapshot: Snapshot): Problem {
  if (snapshot.status === 'done')
    return problem('order.done', '', { zh: '订单已经结束，不再接受任何事件。', en: 'The order has ended and takes no more events.' });
  if (snapshot.status === 'error')
    return problem('order.stopped', '', {
      zh: '订单因一次失败的调用停住了：先让它恢复，再发送事件。',
      en: 'The order stopped on a failed call: resume it before sending events.',
    });
  return problem('order.active', '', { zh: '订单正常，无需恢复。', en: 'The order is running; there is nothing to resume.' });
}

export function unknownEventProblem(name: string): Problem {
  return problem('event.unknown', 'type', {
    zh: `流程不认识事件“${name}”：请在事件目录里添加它。`,
    en: `The flow does not know the event "${name}": add it to the event catalogue.`,
  });
}

export function notAcceptable(document: FlowDocument, name: string): Problem {
  const label = document.events[name]?.label;
  const zh = textOf(label, 'zh') || name;
  const en = textOf(label, 'en') || name;
  return problem('event.not-acceptable', 'type', {
    zh: `订单现在不能接受“${zh}”。`,
    en: `The order cannot take "${en}" in its present state.`,
  });
}
