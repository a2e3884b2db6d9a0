import { type Place, type Problem, problem } from '../base/problem.ts';
import { type Locale, type Text, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Reason, ReasonCode } from './reason.ts';

type Sentence = (name: string) => string;

/** Every reason as a sentence; the name is the label of what it is about. */
const sentences: Readonly<Record<ReasonCode, { readonly zh: Sentence; readonly en: Sentence }>> = {
  'state-unmapped': {
    zh: (name) => `新版本里没有状态“${name}”：请选择订单去哪个状态。`,
    en: (name) => `The new version has no state "${name}": choose where these orders go.`,
  },
  'state-missing': {
    zh: (name) => `为“${name}”选择的状态在新版本里不存在：请另选一个。`,
    en: (name) => `The state chosen for "${name}" is not in the new version: choose another.`,
  },
  'states-conflict': {
    zh: (name) => `订单不能同时处于“${name}”和它的同级状态：请修改状态对应。`,
    en: (name) => `An order cannot be in "${name}" and in a sibling of it at once: change where the states lead.`,
  },
  'region-open': {
    zh: (name) => `并行区“${name}”还没有起点：请选择订单在其中从哪里开始。`,
    en: (name) => `Nothing leads into the region "${name}": choose where orders begin in it.`,
  },
  'would-finish': {
    zh: (name) => `迁移会让“${name}”当场结束：请改选一个未结束的状态。`,
    en: (name) => `The move would finish "${name}" on the spot: choose a state that is not final.`,
  },
  'passes-through': {
    zh: (name) => `“${name}”是直接通过的状态，订单不能停在那里：请选它后面的状态。`,
    en: (name) => `"${name}" is only passed through; no order can rest there: choose a state after it.`,
  },
  'call-lost': {
    zh: (name) => `还在等“${name}”的答复，而新版本没有这个调用：请选择挂断，或让这些订单留下。`,
    en: (name) => `The reply to "${name}" is still awaited and the new version has no such call: hang up, or let these orders stay.`,
  },
  'call-refused': { zh: (name) => `正在等“${name}”的答复，按您的选择留下。`, en: (name) => `Waits for "${name}" and stays, as chosen.` },
  'call-new': {
    zh: (name) => `新版本在这里会发起“${name}”：请选择现在发起，或不发起。`,
    en: (name) => `The new version makes the call "${name}" here: choose whether to make it now.`,
  },
  'field-misfit': {
    zh: (name) => `“${name}”现有的值不符合新版本的类型：请给出换算，或改用默认值。`,
    en: (name) => `The value of "${name}" does not fit its new type: give a conversion, or take the default.`,
  },
  'field-failed': {
    zh: (name) => `“${name}”的换算公式对这些订单算不出结果：请修改公式。`,
    en: (name) => `The conversion for "${name}" gives no value for these orders: change it.`,
  },
  'entry-unknown': {
    zh: (name) => `不知道订单何时进入状态，时限“${name}”无法按新时长计算：请选择保留或重新开始。`,
    en: (name) => `It is not known when the state was entered, so "${name}" cannot be counted from then: keep it or begin anew.`,
  },
  stopped: {
    zh: (name) => `订单已停住，不能发起“${name}”：请先恢复订单。`,
    en: (name) => `The order has stopped and cannot make the call "${name}": resume it first.`,
  },
  failed: { zh: () => '迁移这个订单时出错，没有任何改动。', en: () => 'Moving this order failed; nothing was changed.' },
  'state-dropped': { zh: (name) => `会离开“${name}”，不再有后续。`, en: (name) => `Leaves "${name}" without a successor.` },
  'timer-lost': { zh: (name) => `会失去时限“${name}”。`, en: (name) => `Loses the time limit "${name}".` },
  'call-hung-up': {
    zh: (name) => `会挂断“${name}”，迟到的答复不再生效。`,
    en: (name) => `Hangs up "${name}"; a late reply changes nothing.`,
  },
  'field-dropped': { zh: (name) => `会丢掉字段“${name}”的值。`, en: (name) => `Loses the value of "${name}".` },
  'history-lost': { zh: (name) => `会忘记“${name}”记住的位置。`, en: (name) => `Forgets what "${name}" remembers.` },
  'deferred-lost': { zh: (name) => `会丢掉暂存的事件“${name}”。`, en: (name) => `Loses the parked event "${name}".` },
  'moved-on': { zh: () => '迁移之后订单又往前走了。', en: () => 'The order has moved on since.' },
  'call-answered': {
    zh: (name) => `迁移时挂断的“${name}”已经有了答复，退回后会一直等下去。`,
    en: (name) => `"${name}", hung up by the move, has been answered since; put back, the order would wait for ever.`,
  },
  'version-left': { zh: () => '订单已经不在迁移后的版本上。', en: () => 'The order is no longer on the version it was moved to.' },
  gone: { zh: () => '订单已不存在。', en: () => 'The order is gone.' },
};

/** A reason for people: the sentence, and the place in the drawing it is about. */
export function tellReason(reason: Reason, source: FlowDocument, target: FlowDocument): Problem {
  const { place, name } = nameSubject(reason.subject, source, target);
  const { zh, en } = sentences[reason.code];
  const message: Text = { zh: zh(name('zh')), en: en(name('en')) };
  return problem(`migrate.${reason.code}`, reason.subject, message, place ? { place } : {});
}

/** What an id stands for in either drawing, and how people call it. */
export function nameSubject(
  subject: string,
  source: FlowDocument,
  target: FlowDocument,
): { readonly place?: Place; readonly name: (locale: Locale) => string } {
  for (const document of [source, target]) {
    if (document.states[subject]) return { place: { type: 'state', id: subject }, name: labelled(document.states[subject].label, subject) };
    const transition = document.transitions[subject];
    if (transition) return { place: { type: 'transition', id: subject }, name: limitName(document, subject) };
    if (document.context[subject])
      return { place: { type: 'field', id: subject }, name: labelled(document.context[subject].label, subject) };
    if (document.events[subject]) return { place: { type: 'event', id: subject }, name: labelled(document.events[subject].label, subject) };
    const call = callNamed(document, subject);
    if (call) return call;
  }
  return { name: () => subject };
}

function callNamed(document: FlowDocument, subject: string) {
  const [state = '', ...rest] = subject.split('.');
  const call = document.states[state]?.calls.find(({ id }) => id === rest.join('.'));
  return call && { place: { type: 'state', id: state } as const, name: labelled(call.label, call.id) };
}

/** A time limit is told by its own label, else by the state it watches. */
function limitName(document: FlowDocument, id: string): (locale: Locale) => string {
  const transition = document.transitions[id];
  const state = transition && document.states[transition.source];
  return (locale) => textOf(transition?.label, locale) || textOf(state?.label, locale) || id;
}

function labelled(label: Parameters<typeof textOf>[0], id: string): (locale: Locale) => string {
  return (locale) => textOf(label, locale) || id;
}
