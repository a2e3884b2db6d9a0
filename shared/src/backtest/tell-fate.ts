import { type Place, type Problem, problem } from '../base/problem.ts';
import type { Text } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { ReasonCode } from '../migrate/reason.ts';
import { nameSubject, tellReason } from '../migrate/tell-reason.ts';
import type { FateCode, FateReason } from './fate.ts';

type Sentence = (name: string) => string;

/** Every reason as a sentence; the name is the label of what it is about. */
const sentences: Readonly<Record<FateCode, { readonly zh: Sentence; readonly en: Sentence }>> = {
  'start-refused': {
    zh: () => '订单建不起来：它的数据不符合草稿，消息会被隔离。',
    en: () => 'It could not be created: its data does not fit the draft, and the message would be quarantined.',
  },
  'step-failed': { zh: (name) => `“${name}”会出错，订单停在原处。`, en: (name) => `"${name}" would fail, and the order stay where it is.` },
  endless: {
    zh: (name) => `时限“${name}”会一圈圈地到期，没有尽头。`,
    en: (name) => `The time limit "${name}" would run out again and again.`,
  },
  stopped: { zh: (name) => `会停在“${name}”，要人来处理。`, en: (name) => `Would stop in "${name}" and wait for a person.` },
  unfinished: { zh: (name) => `原来结束了，现在会一直停在“${name}”。`, en: (name) => `It ended; now it would stay in "${name}".` },
  'place-gone': {
    zh: (name) => `草稿里没有状态“${name}”：请选择它去哪个状态。`,
    en: (name) => `The draft has no state "${name}": choose where it goes.`,
  },
  undecided: {
    zh: (name) => `“${name}”要先决定，订单才能过来。`,
    en: (name) => `"${name}" has to be decided before the order can come along.`,
  },
  'event-rejected': { zh: (name) => `原来接受的“${name}”会被拒绝。`, en: (name) => `"${name}", accepted before, would be rejected.` },
  'event-ignored': { zh: (name) => `原来接受的“${name}”会被忽略。`, en: (name) => `"${name}", accepted before, would be ignored.` },
  'event-parked': {
    zh: (name) => `原来接受的“${name}”会被搁置，一直没有用上。`,
    en: (name) => `"${name}", accepted before, would be parked and never used.`,
  },
  'ends-elsewhere': { zh: (name) => `会改为结束在“${name}”。`, en: (name) => `Would end in "${name}" instead.` },
  'stands-elsewhere': { zh: (name) => `现在会在“${name}”。`, en: (name) => `Would stand in "${name}" by now.` },
  'ends-early': { zh: (name) => `还在途的订单会已经结束在“${name}”。`, en: (name) => `Still in flight; would have ended in "${name}".` },
  'ends-later': {
    zh: (name) => `原来结束了，现在还会在“${name}”等一个时限到期。`,
    en: (name) => `It ended; now it would still wait in "${name}" for a time limit to run out.`,
  },
  'timer-lost': { zh: (name) => `会失去时限“${name}”。`, en: (name) => `Loses the time limit "${name}".` },
  loses: { zh: (name) => `会失去“${name}”。`, en: (name) => `Loses "${name}".` },
  'sends-more': { zh: (name) => `会多发“${name}”外发。`, en: (name) => `Would send more by "${name}".` },
  'sends-less': { zh: (name) => `会少发“${name}”外发。`, en: (name) => `Would send less by "${name}".` },
  'other-transitions': { zh: () => '到同一个地方，但走的路不同。', en: () => 'Comes to the same place by another way.' },
  'other-data': { zh: (name) => `字段“${name}”的值会不同。`, en: (name) => `The value of "${name}" would be another.` },
  unanswered: {
    zh: (name) => `草稿会在“${name}”问外部系统，记录里没有答复，之后怎样不得而知。`,
    en: (name) => `The draft asks "${name}", and the recording has no answer: what comes after is not known.`,
  },
};

/** A reason for people, with its place in the drawing. */
export function tellFate({ code, subject, detail }: FateReason, source: FlowDocument, target: FlowDocument): Problem {
  const move = ReasonCode.safeParse(detail);
  if (move.success) return tellReason({ code: move.data, subject }, source, target);
  const { place, name } = nameSubject(limitIn(subject, source, target), target, source);
  const { zh, en } = sentences[code];
  const message: Text = { zh: zh(name('zh')), en: en(name('en')) };
  return problem(`backtest.${code}`, subject, message, placeOf(place));
}

function placeOf(place: Place | undefined): { readonly place?: Place } {
  return place ? { place } : {};
}

/** The transition of a time limit that is told by the name its machine has for it. */
function limitIn(subject: string, ...documents: readonly FlowDocument[]): string {
  if (!subject.startsWith('xstate.after.')) return subject;
  const state = documents.flatMap(({ states }) => Object.keys(states)).find((id) => subject.endsWith(`.${id}`));
  return state ?? subject;
}
