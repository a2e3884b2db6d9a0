import { ok } from '../base/result.ts';
import { type Locale, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { childrenOf, transitionsFrom } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import { defineFormat } from './define-format.ts';
import { actionTexts, transitionText } from './transition-text.ts';

/** A PlantUML state diagram; unlike Mermaid it draws arrows across borders. */
export const plantuml = defineFormat({
  id: 'plantuml',
  label: { zh: 'PlantUML 状态图', en: 'PlantUML state diagram' },
  extension: 'puml',
  mediaType: 'text/plain',
  write(document, { locale = 'zh' } = {}) {
    const title = oneLine(textOf(document.name, locale));
    const arrows = Object.keys(document.states).flatMap((id) => arrowsOf(document, id, locale));
    const lines = [
      '@startuml',
      `title ${title}`,
      'hide empty description',
      ...insideOf(document, document.root, locale, ''),
      ...arrows,
      '@enduml',
    ];
    return ok(`${lines.join('\n')}\n`);
  },
});

function insideOf(document: FlowDocument, parent: string, locale: Locale, indent: string): string[] {
  const container = document.states[parent];
  const apart = container?.kind === 'parallel' && parent !== document.root ? [`${indent}--`] : [];
  const initial = container?.kind === 'compound' && container.initial ? [`${indent}[*] --> ${alias(container.initial)}`] : [];
  const states = childrenOf(document, parent).flatMap((child, index) => [
    ...(index > 0 ? apart : []),
    ...stateLines(document, child, locale, indent),
  ]);
  return [...initial, ...states];
}

const stereotypes: Readonly<Record<State['kind'], string>> = {
  atomic: '',
  compound: '',
  parallel: '',
  final: ' <<end>>',
  history: ' <<history>>',
};

function stateLines(document: FlowDocument, state: State, locale: Locale, indent: string): string[] {
  const name = oneLine(textOf(state.label, locale) || state.importedKey || state.id).replaceAll('"', '”');
  const deep = state.kind === 'history' && state.history === 'deep' ? ' <<history*>>' : stereotypes[state.kind];
  const head = `${indent}state "${name}" as ${alias(state.id)}${deep}`;
  const inside = insideOf(document, state.id, locale, `${indent}  `);
  const does = behaviour(document, state, locale).map((line) => `${indent}${alias(state.id)} : ${oneLine(line)}`);
  return inside.length === 0 ? [head, ...does] : [`${head} {`, ...inside, `${indent}}`, ...does];
}

/** What a state does without leaving it. */
function behaviour(document: FlowDocument, state: State, locale: Locale): string[] {
  const zh = locale === 'zh';
  const list = (title: string, calls: State['entry']) =>
    calls.length === 0 ? [] : [`${title} / ${actionTexts(document, calls, locale).join(', ')}`];
  return [
    ...list(zh ? '进入' : 'entry', state.entry),
    ...list(zh ? '离开' : 'exit', state.exit),
    ...state.calls.map((call) => `${zh ? '调用' : 'call'} ${textOf(call.label, locale) || call.id}`),
    ...transitionsFrom(document, state.id)
      .filter((transition) => transition.targets.length === 0)
      .map((transition) => transitionText(document, transition, locale)),
  ];
}

/** The machine itself is no box in the drawing: what holds everywhere leaves from each of its children. */
function arrowsOf(document: FlowDocument, source: string, locale: Locale): string[] {
  const from =
    source === document.root ? childrenOf(document, source).filter(({ kind }) => kind !== 'final' && kind !== 'history') : [{ id: source }];
  return transitionsFrom(document, source).flatMap((transition) =>
    transition.targets.flatMap((target) => {
      const text = oneLine(transitionText(document, transition, locale));
      return from.map(({ id }) => `${alias(id)} --> ${alias(target)}${text === '' ? '' : ` : ${text}`}`);
    }),
  );
}

function alias(id: string): string {
  return `s_${id.replaceAll('-', '__')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
