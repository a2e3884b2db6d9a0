import { type Locale, textOf } from '../../base/text.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { handlerText } from '../../document/handler.ts';
import { ancestorsOf, childrenOf, transitionsFrom } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import type { Transition } from '../../document/transition.ts';
import { tellWorking } from '../../document/working.ts';
import { describeDuration, expressionsOf } from '../../expression/index.ts';
import { actionTexts, triggerText } from '../transition-text.ts';
import { kindWords, policyWords, senderWords, typeWords, type Word, wordOf } from './words.ts';

/** One flow as the lines of a Markdown file in one language. */
export class Handbook {
  private readonly document: FlowDocument;
  private readonly locale: Locale;

  constructor(document: FlowDocument, locale: Locale) {
    this.document = document;
    this.locale = locale;
  }

  lines(): string[] {
    const states = this.inOrder(this.document.root);
    return [
      `# ${plain(textOf(this.document.name, this.locale))}`,
      '',
      ...this.paragraph(textOf(this.document.description, this.locale)),
      `## ${this.word('overview')}`,
      '',
      ...this.overview(states),
      `## ${this.word('states')}`,
      '',
      ...[this.document.states[this.document.root], ...states].flatMap((state) => (state ? this.chapter(state) : [])),
      ...this.who(states),
      ...this.rules(),
      ...this.events(),
      ...this.data(),
    ];
  }

  private overview(states: readonly State[]): string[] {
    const rows = states
      .filter((state) => state.kind !== 'history')
      .map((state) => [
        this.pathOf(state),
        kindWords[state.kind][this.locale],
        handlerText(state.handler, this.locale),
        state.sla ? tellWorking(describeDuration(state.sla.expected, this.locale), state.sla.expected, state.sla.working, this.locale) : '',
        textOf(state.stage, this.locale),
      ]);
    return table(
      (['state', 'kind', 'handler', 'expected', 'stage'] as const).map((word) => this.word(word)),
      rows,
    );
  }

  private chapter(state: State): string[] {
    const ways = transitionsFrom(this.document, state.id).map((transition) => `- ${this.way(transition)}`);
    const told = this.told(state);
    if (state.kind === 'history' || (state.id === this.document.root && ways.length + told.length === 0)) return [];
    const title = state.id === this.document.root ? plain(textOf(this.document.name, this.locale)) : this.pathOf(state);
    const ends = state.kind === 'final' ? [this.word('ends')] : [];
    const stuck = state.kind === 'atomic' && ways.length === 0 ? [this.word('nothing')] : [];
    return [`### ${title}`, '', ...[...told, ...ends, ...stuck].flatMap((line) => [line, '']), ...ways, ...(ways.length > 0 ? [''] : [])];
  }

  /** What a state is and does by itself. */
  private told(state: State): string[] {
    const children = childrenOf(this.document, state.id).filter(({ kind }) => kind !== 'history');
    const parts = children.map((child) => this.nameOf(child.id)).join(this.locale === 'zh' ? '、' : ', ');
    return [
      ...(state.note ? [plain(textOf(state.note, this.locale))] : []),
      ...(state.kind === 'compound' && state.initial ? [this.word('begins', this.nameOf(state.initial))] : []),
      ...(state.kind === 'parallel' ? [this.word('all', parts)] : []),
      ...(state.entry.length > 0 ? [this.word('entry', this.actions(state.entry))] : []),
      ...state.calls.map((call) => this.word('calls', plain(textOf(call.label, this.locale) || call.id))),
      ...(state.exit.length > 0 ? [this.word('exit', this.actions(state.exit))] : []),
    ];
  }

  private way(transition: Transition): string {
    const { targets, actions } = transition;
    const trigger =
      plain(textOf(transition.label, this.locale) || triggerText(this.document, transition, this.locale)) || this.word('atOnce');
    const where = targets.map((target) => this.nameOf(target)).join(' + ');
    const rule = this.rule(transition);
    return [
      this.word('at', trigger),
      where === '' ? this.word('stays') : this.word('goes', where),
      rule === undefined ? '' : this.word('when', rule),
      actions.length === 0 ? '' : this.word('also', this.actions(actions)),
    ].join('');
  }

  private rule({ guard, trigger }: Transition): string | undefined {
    const event = trigger.type === 'event' ? trigger.event : undefined;
    return guard === undefined ? undefined : plain(expressionsOf(this.document).sentence(guard, this.locale, event));
  }

  /** For each person or role: in which states they are waited for, and what they may send there. */
  private who(states: readonly State[]): string[] {
    const handlers = [...new Set(states.map((state) => handlerText(state.handler, this.locale)).filter((name) => name !== ''))];
    if (handlers.length === 0) return [];
    const chapters = handlers.flatMap((handler) => [
      `### ${plain(handler)}`,
      '',
      ...states
        .filter((state) => handlerText(state.handler, this.locale) === handler)
        .map((state) => `- ${this.word('inState', this.pathOf(state))}${this.colon()}${this.duty(state)}`),
      '',
    ]);
    return [`## ${this.word('who')}`, '', ...chapters];
  }

  private duty(state: State): string {
    const around = [state, ...ancestorsOf(this.document, state.id)];
    const events = around.flatMap(({ id }) =>
      transitionsFrom(this.document, id).flatMap(({ trigger }) => {
        const definition = trigger.type === 'event' ? this.document.events[trigger.event] : undefined;
        return definition?.senders.includes('person') && trigger.type === 'event'
          ? [textOf(definition.label, this.locale) || trigger.event]
          : [];
      }),
    );
    const names = [...new Set(events)].map((event) => `“${plain(event)}”`).join(this.locale === 'zh' ? '、' : ', ');
    return names === '' ? this.word('watches') : this.word('sends', names);
  }

  private rules(): string[] {
    const ruled = Object.values(this.document.transitions).filter((transition) => transition.guard !== undefined);
    if (ruled.length === 0) return [];
    return [
      `## ${this.word('rules')}`,
      '',
      ...ruled.map((transition) => `- ${this.nameOf(transition.source)}${this.colon()}${this.way(transition)}`),
      '',
    ];
  }

  private events(): string[] {
    const rows = Object.entries(this.document.events).map(([name, event]) => [
      plain(textOf(event.label, this.locale) || name),
      `\`${name}\``,
      event.senders.map((sender) => senderWords[sender][this.locale]).join(', '),
      Object.entries(event.payload)
        .map(([key, field]) => plain(textOf(field.label, this.locale) || key))
        .join(', '),
      policyWords[event.unacceptable.policy][this.locale],
    ]);
    if (rows.length === 0) return [];
    const head = (['event', 'name', 'senders', 'carries', 'otherwise'] as const).map((word) => this.word(word));
    return [`## ${this.word('events')}`, '', ...table(head, rows)];
  }

  private data(): string[] {
    const rows = Object.entries(this.document.context).map(([key, field]) => [
      plain(textOf(field.label, this.locale) || key),
      `\`${key}\``,
      typeWords[field.type.type][this.locale],
      field.default === null ? '' : `\`${JSON.stringify(field.default)}\``,
    ]);
    if (rows.length === 0) return [];
    const head = (['field', 'name', 'type', 'first'] as const).map((word) => this.word(word));
    return [`## ${this.word('data')}`, '', ...table(head, rows)];
  }

  private inOrder(parent: string): State[] {
    return childrenOf(this.document, parent).flatMap((state) => [state, ...this.inOrder(state.id)]);
  }

  private actions(calls: State['entry']): string {
    return plain(actionTexts(this.document, calls, this.locale).join(this.locale === 'zh' ? '，' : ', '));
  }

  private pathOf(state: State): string {
    const above = ancestorsOf(this.document, state.id).filter(({ id }) => id !== this.document.root);
    return [...above.reverse(), state].map(({ id }) => this.nameOf(id)).join(' / ');
  }

  private nameOf(id: string): string {
    if (id === this.document.root) return plain(textOf(this.document.name, this.locale));
    return plain(textOf(this.document.states[id]?.label, this.locale) || id);
  }

  private paragraph(text: string): string[] {
    return text === '' ? [] : [plain(text), ''];
  }

  private colon(): string {
    return this.locale === 'zh' ? '：' : ': ';
  }

  private word(word: Word, value?: string): string {
    return wordOf(word, this.locale, value);
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** A text that Markdown takes as text, on one line. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_#<>[\]]/g, (character) => `\\${character}`);
}
