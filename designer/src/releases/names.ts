import { type Locale, textOf } from '@orderloom/shared/base';
import { type FlowDocument, tellWorking, withoutMark, workingOf } from '@orderloom/shared/document';
import { describeDuration } from '@orderloom/shared/expression';

/** The versions a move is between. */
export interface Documents {
  readonly source: FlowDocument;
  readonly target: FlowDocument;
}

/** What a person calls something of a drawing: a state, field, call, or the state a time limit watches. */
export function nameIn({ source, target }: Documents, id: string, locale: Locale): string {
  for (const document of [target, source]) {
    const found = nameInDocument(document, id, locale);
    if (found) return found;
  }
  return id;
}

function nameInDocument(document: FlowDocument, id: string, locale: Locale): string {
  const state = document.states[id];
  const transition = document.transitions[id];
  if (state) return textOf(state.label, locale);
  if (transition) return textOf(transition.label, locale) || textOf(document.states[transition.source]?.label, locale);
  if (document.context[id]) return textOf(document.context[id].label, locale);
  const [owner = '', ...rest] = id.split('.');
  return textOf(document.states[owner]?.calls.find((call) => call.id === rest.join('.'))?.label, locale);
}

/** A delay as the plan gives it: milliseconds, or an expression. */
export function delayText(delay: string, locale: Locale): string {
  const [working, bare] = [workingOf(delay), withoutMark(delay)];
  return /^\d/.test(bare) ? tellWorking(describeDuration(Number(bare), locale), Number(bare), working, locale) : bare;
}
