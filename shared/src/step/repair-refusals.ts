import { type Problem, problem } from '../base/problem.ts';
import { type Locale, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';

const named = (document: FlowDocument, state: string, locale: Locale) => textOf(document.states[state]?.label, locale) || state;

export function unknownPlace(state: string): Problem {
  return problem('repair.unknown-state', 'states', {
    zh: `“${state}”不是订单可以停留的状态。`,
    en: `"${state}" is not a state an order can stand in.`,
  });
}

export function placesConflict(document: FlowDocument, state: string): Problem {
  return problem(
    'repair.states-conflict',
    'states',
    {
      zh: `“${named(document, state, 'zh')}”不能和所选的其他状态同时成立：每个并行区只选一个。`,
      en: `"${named(document, state, 'en')}" cannot hold together with the other states chosen: choose one per region.`,
    },
    { place: { type: 'state', id: state } },
  );
}

export function regionUndecided(document: FlowDocument, region: string): Problem {
  return problem(
    'repair.region-open',
    'states',
    {
      zh: `还没有决定订单在“${named(document, region, 'zh')}”里的哪个状态：请选一个。`,
      en: `It is not decided where inside "${named(document, region, 'en')}" the order shall stand: choose a state.`,
    },
    { place: { type: 'state', id: region } },
  );
}

export function samePlace(): Problem {
  return problem('repair.same-place', 'states', {
    zh: '订单已经在这里：要重新进入，请选择“重新进入”。',
    en: 'The order stands there already: choose "enter again" to leave the states and enter them anew.',
  });
}

export function callNotOpen(): Problem {
  return problem('repair.call-not-open', 'effect', {
    zh: '订单已不再等这条外发的答复。',
    en: 'The order no longer waits for the reply to this effect.',
  });
}

export function answerMissing(): Problem {
  return problem('repair.answer-missing', 'answer', {
    zh: '订单正在等这条外发的答复：请选择给它什么答复，或挂断。',
    en: 'The order waits for the reply to this effect: choose the answer it gets, or hang up.',
  });
}

export function timerGone(): Problem {
  return problem('repair.timer-gone', 'timer', {
    zh: '这个定时已经不在了：订单离开了它的状态。',
    en: 'This timer is gone: the order has left its state.',
  });
}
