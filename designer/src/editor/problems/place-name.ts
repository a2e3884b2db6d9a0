import { type Locale, type Place, textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';

/** What a place of the drawing is called: "待揽收", "待揽收 → 预警". */
export function placeName(document: FlowDocument, place: Place | undefined, locale: Locale): string {
  switch (place?.type) {
    case undefined:
    case 'flow':
      return textOf(document.name, locale);
    case 'state':
      return stateName(document, place.id, locale);
    case 'transition':
      return transitionName(document, place.id, locale);
    case 'event':
      return textOf(document.events[place.id]?.label, locale) || place.id;
    case 'field':
      return textOf(document.context[place.id]?.label, locale) || place.id;
  }
}

function stateName(document: FlowDocument, id: string, locale: Locale): string {
  const own = id === document.root ? document.name : document.states[id]?.label;
  return textOf(own, locale) || id;
}

function transitionName(document: FlowDocument, id: string, locale: Locale): string {
  const transition = document.transitions[id];
  if (!transition) return id;
  const targets = transition.targets.map((target) => stateName(document, target, locale)).join(' + ');
  const source = stateName(document, transition.source, locale);
  return targets === '' ? source : `${source} → ${targets}`;
}
