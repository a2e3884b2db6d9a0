import { type Label, type Locale, type Text, textOf } from '@orderloom/shared/base';
import type { FlowDocument, StateKind } from '@orderloom/shared/document';

const names: Readonly<Record<StateKind | 'region', Text>> = {
  atomic: { zh: '状态', en: 'State' },
  compound: { zh: '阶段', en: 'Phase' },
  parallel: { zh: '并行', en: 'Parallel' },
  final: { zh: '结束', en: 'End' },
  history: { zh: '历史', en: 'History' },
  region: { zh: '分支', en: 'Region' },
};
const eventName: Text = { zh: '事件', en: 'Event' };

/** The next free numbered name, in the author's language only: the other one is theirs to give. */
export function freeName(document: FlowDocument, kind: StateKind | 'region', locale: Locale): Label {
  const taken = new Set(Object.values(document.states).map((state) => textOf(state.label, locale)));
  const stem = names[kind][locale];
  if ((kind === 'final' || kind === 'history') && !taken.has(stem)) return { [locale]: stem };
  let number = 1;
  while (taken.has(`${stem} ${number}`)) number++;
  return { [locale]: `${stem} ${number}` };
}

/** A free event name with its label in both languages. */
export function freeEvent(document: FlowDocument): { readonly name: string; readonly label: Text } {
  let number = 1;
  while (document.events[`EVENT_${number}`]) number++;
  return { name: `EVENT_${number}`, label: defaultEventLabel(number) };
}

/** Whether nobody has given the event a name or a payload yet. */
export function isUntouchedEvent(document: FlowDocument, name: string): boolean {
  const number = /^EVENT_(\d+)$/.exec(name)?.[1];
  const event = document.events[name];
  if (number === undefined || !event) return false;
  const label = defaultEventLabel(Number(number));
  return event.label.zh === label.zh && event.label.en === label.en && Object.keys(event.payload).length === 0 && event.note === undefined;
}

function defaultEventLabel(number: number): Text {
  return { zh: `${eventName.zh} ${number}`, en: `${eventName.en} ${number}` };
}
