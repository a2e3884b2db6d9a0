import { type Locale, textOf } from '../../base/text.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { ancestorsOf, childrenOf, transitionsFrom } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import type { Transition } from '../../document/transition.ts';
import { actionTexts, transitionText } from '../transition-text.ts';
import { mermaidIds, mermaidText } from './names.ts';

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/**
 * One document as lines of a state diagram. Mermaid draws arrows only between states of one container:
 * an arrow that crosses a border is drawn between the containers instead and told in a comment.
 */
export class MermaidDiagram {
  /** What the drawing cannot show, one sentence each. */
  readonly unsaid: string[] = [];
  private readonly document: FlowDocument;
  private readonly locale: Locale;
  private readonly ids: ReadonlyMap<string, string>;
  private readonly arrows = new Map<string, Arrow[]>();

  constructor(document: FlowDocument, locale: Locale) {
    this.document = document;
    this.locale = locale;
    this.ids = mermaidIds(document);
    for (const state of Object.values(document.states)) for (const transition of transitionsFrom(document, state.id)) this.draw(transition);
  }

  /** The contents of a container. */
  states(parent: string, indent: string): string[] {
    const children = childrenOf(this.document, parent);
    const container = this.document.states[parent];
    const initial = container?.kind === 'compound' && container.initial ? [`${indent}[*] --> ${this.id(container.initial)}`] : [];
    const apart = container?.kind === 'parallel' && parent !== this.document.root ? [`${indent}--`] : [];
    const blocks = children.flatMap((child, index) => [...(index > 0 ? apart : []), ...this.state(child, indent)]);
    const arrows = (this.arrows.get(parent) ?? []).map(
      ({ from, to, text }) => `${indent}${this.id(from)} --> ${this.id(to)}${text === '' ? '' : ` : ${mermaidText(text)}`}`,
    );
    const ends = children.filter((child) => child.kind === 'final').map((child) => `${indent}${this.id(child.id)} --> [*]`);
    return [...initial, ...blocks, ...arrows, ...ends];
  }

  private state(state: State, indent: string): string[] {
    const head = `${indent}state "${mermaidText(this.label(state))}" as ${this.id(state.id)}`;
    if (childrenOf(this.document, state.id).length === 0) return [head, ...this.notes(state, indent)];
    for (const line of this.behaviour(state)) this.unsaid.push(`${this.label(state)}: ${line}`);
    return [`${head} {`, ...this.states(state.id, `${indent}  `), `${indent}}`];
  }

  private notes(state: State, indent: string): string[] {
    return this.behaviour(state).map((line) => `${indent}${this.id(state.id)} : ${mermaidText(line)}`);
  }

  /** What a state does without leaving it. */
  private behaviour(state: State): string[] {
    const zh = this.locale === 'zh';
    const list = (title: string, calls: State['entry']) =>
      calls.length === 0 ? [] : [`${title} / ${actionTexts(this.document, calls, this.locale).join(', ')}`];
    const inside = transitionsFrom(this.document, state.id).filter((transition) => transition.targets.length === 0);
    return [
      ...list(zh ? '进入' : 'entry', state.entry),
      ...list(zh ? '离开' : 'exit', state.exit),
      ...state.calls.map((call) => `${zh ? '调用' : 'call'} ${textOf(call.label, this.locale) || call.id}`),
      ...inside.map((transition) => transitionText(this.document, transition, this.locale)),
    ];
  }

  private draw(transition: Transition): void {
    const text = transitionText(this.document, transition, this.locale);
    for (const target of transition.targets) {
      const place = this.placeOf(transition.source, target);
      if (!place || place.from !== transition.source || place.to !== target) {
        this.unsaid.push(`${this.labelOf(transition.source)} -> ${this.labelOf(target)}: ${text}`.replace(/\s+/g, ' '));
      }
      if (place) this.arrows.set(place.parent, [...(this.arrows.get(place.parent) ?? []), { from: place.from, to: place.to, text }]);
    }
  }

  /** The two states of one container that stand for the ends of an arrow; none when one end lies inside the other. */
  private placeOf(source: string, target: string): { parent: string; from: string; to: string } | undefined {
    const sources = [source, ...ancestorsOf(this.document, source).map((state) => state.id)];
    const targets = [target, ...ancestorsOf(this.document, target).map((state) => state.id)];
    if (source !== target && (sources.includes(target) || targets.includes(source))) return undefined;
    const parent = sources.slice(1).find((id) => targets.slice(1).includes(id));
    const from = parent === undefined ? undefined : sources[sources.indexOf(parent) - 1];
    const to = parent === undefined ? undefined : targets[targets.indexOf(parent) - 1];
    return parent === undefined || from === undefined || to === undefined ? undefined : { parent, from, to };
  }

  private id(state: string): string {
    return this.ids.get(state) ?? state;
  }

  private label(state: State): string {
    if (state.kind === 'history') return state.history === 'deep' ? 'H*' : 'H';
    return textOf(state.label, this.locale) || state.importedKey || state.id;
  }

  private labelOf(id: string): string {
    const state = this.document.states[id];
    if (id === this.document.root) return textOf(this.document.name, this.locale);
    return state ? this.label(state) : id;
  }
}
