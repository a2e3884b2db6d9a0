import { type Locale, textOf } from '@orderloom/shared/base';
import { durationText, transitionChips } from '@orderloom/shared/diagram';
import { type DocumentChange, type FlowDocument, handlerText, type MeaningChoice, type Sla, tellWorking } from '@orderloom/shared/document';
import { tellPolicy } from '@orderloom/shared/explore';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { formatValue } from '../../ui/fields/index.ts';
import { placeName } from '../problems/index.ts';

export interface ChangeText {
  /** "状态 待揽收" */
  readonly what: string;
  readonly name: string;
  /** For a change: each part with what it was and is, where that is short. */
  readonly details: readonly string[];
}

/** Tells differences in words. */
export function useDescribeChange(before: FlowDocument, after: FlowDocument): (change: DocumentChange) => ChangeText {
  const { t } = useTranslation(['publish', 'inspector', 'proof']);
  const locale = useLocale();
  return (change) => {
    const document = change.type === 'removed' ? before : after;
    const details = change.parts.map((part) => {
      const old = partText(before, change, part, locale, t);
      const now = partText(after, change, part, locale, t);
      const label = t(labelOfPart(before, after, change, part));
      return old === undefined || now === undefined || old === now ? label : t('fromTo', { label, old, now });
    });
    return { what: t(`what.${change.place.type}`), name: nameOf(document, change, locale), details: [...new Set(details)] };
  };
}

function nameOf(document: FlowDocument, { place }: DocumentChange, locale: Locale): string {
  if (place.type === 'policy') return sentenceOf(document, place.id, locale);
  const name = placeName(document, place, locale);
  const transition = place.type === 'transition' ? document.transitions[place.id] : undefined;
  if (!transition) return name;
  const chips = transitionChips(document, transition, locale).map((chip) => chip.text);
  return chips.length === 0 ? name : `${name} · ${chips.join(' · ')}`;
}

type Translate = (key: string) => string;
type Telling = (document: FlowDocument, id: string, locale: Locale, t: Translate) => string | undefined;

const labelOf = (label: string | undefined) => label || '—';
const stateName = (document: FlowDocument, id: string | null | undefined, locale: Locale) =>
  id ? placeName(document, { type: 'state', id }, locale) : '—';

/** The parts short enough to be shown as "was → is". */
const tellings: Readonly<Record<string, Telling>> = {
  'flow.name': (document, _id, locale) => labelOf(textOf(document.name, locale)),
  'flow.owner': (document) => labelOf(document.owner),
  'state.label': (document, id, locale) => labelOf(textOf(document.states[id]?.label, locale)),
  'state.kind': (document, id, _locale, t) => t(`inspector:kind.${document.states[id]?.kind}`),
  'state.parent': (document, id, locale) => stateName(document, document.states[id]?.parent, locale),
  'state.initial': (document, id, locale) => stateName(document, document.states[id]?.initial, locale),
  'state.handler': (document, id, locale) => labelOf(handlerText(document.states[id]?.handler, locale)),
  'state.stage': (document, id, locale) => labelOf(textOf(document.states[id]?.stage, locale)),
  'state.sla': (document, id, locale) => durationOf(document.states[id]?.sla, locale),
  'state.meaning': (document, id, _locale, t) => {
    const { meaning, calls = [] } = document.states[id] ?? {};
    return meaningsOf([meaning, ...calls.map((call) => call.meaning)], t);
  },
  'transition.source': (document, id, locale) => stateName(document, document.transitions[id]?.source, locale),
  'transition.targets': (document, id, locale) =>
    labelOf(document.transitions[id]?.targets.map((target) => stateName(document, target, locale)).join(' + ')),
  'transition.trigger': (document, id, locale) => chipOf(document, id, locale, 0),
  'transition.guard': (document, id, locale) => (document.transitions[id]?.guard === undefined ? '—' : chipOf(document, id, locale, 1)),
  'event.label': (document, id, locale) => labelOf(textOf(document.events[id]?.label, locale)),
  'event.unacceptable': (document, id, _locale, t) => t(`inspector:policy.${document.events[id]?.unacceptable.policy}`),
  'event.meaning': (document, id, _locale, t) => meaningsOf([document.events[id]?.meaning], t),
  'field.label': (document, id, locale) => labelOf(textOf(document.context[id]?.label, locale)),
  'field.type': (document, id, _locale, t) => t(`inspector:type.${document.context[id]?.type.type}`),
  'field.default': (document, id, locale) => formatValue(document.context[id]?.default, document.context[id]?.type, locale),
  'policy.sentence': (document, id, locale) => sentenceOf(document, id, locale),
  'policy.severity': (document, id, _locale, t) => t(document.policies?.[id]?.severity === 'warning' ? 'proof:warns' : 'proof:blocks'),
};

/** Whatever part of a policy differs, it is another sentence. */
function labelOfPart(before: FlowDocument, after: FlowDocument, change: DocumentChange, part: string): string | string[] {
  if (change.place.type === 'policy' && part !== 'severity') return part === 'order' ? 'part.order' : 'part.sentence';
  return isLimit(before, after, change, part) ? 'part.limit' : [`part.${part}`, 'part.other'];
}

function sentenceOf(document: FlowDocument, id: string, locale: Locale): string {
  const policy = document.policies?.[id];
  return policy ? tellPolicy(document, policy)[locale] : id;
}

function partText(document: FlowDocument, { place }: DocumentChange, part: string, locale: Locale, t: Translate): string | undefined {
  const sentence = place.type === 'policy' && part !== 'severity' && part !== 'order';
  const tell = tellings[`${place.type}.${sentence ? 'sentence' : part}`];
  return tell?.(document, place.type === 'flow' ? '' : place.id, locale, t);
}

function meaningsOf(meanings: readonly (MeaningChoice | undefined)[], t: Translate): string {
  return labelOf(meanings.flatMap((meaning) => (meaning ? [t(`inspector:meanings.${meaning}`)] : [])).join(' · '));
}

/** A time limit that is another, not another kind of trigger. */
function isLimit(before: FlowDocument, after: FlowDocument, { place }: DocumentChange, part: string): boolean {
  if (place.type !== 'transition' || part !== 'trigger') return false;
  return [before, after].every(({ transitions }) => transitions[place.id]?.trigger.type === 'after');
}

function durationOf(sla: Sla | undefined, locale: Locale): string {
  return sla ? tellWorking(durationText(sla.expected, locale), sla.expected, sla.working, locale) : '—';
}

/** The trigger or the condition of a transition as its edge says it, without the edge's own label. */
function chipOf(document: FlowDocument, id: string, locale: Locale, index: 0 | 1): string {
  const transition = document.transitions[id];
  if (!transition) return '—';
  const { label: _label, ...unnamed } = transition;
  const chips = transitionChips(document, unnamed, locale);
  const condition = chips.find((chip) => chip.kind === 'condition');
  return labelOf(index === 1 ? condition?.text : chips.find((chip) => chip !== condition)?.text);
}
