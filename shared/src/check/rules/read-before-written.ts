import { textOf } from '../../base/text.ts';
import { defineRule, type Trip } from '../define-rule.ts';
import { standardKeys, statesAfter, writesOf } from '../field-flow.ts';
import { type TextSite, textSites } from '../field-uses.ts';
import type { FlowView } from '../flow-view.ts';

export const readBeforeWritten = defineRule({
  id: 'read-before-written',
  severity: 'warning',
  label: { zh: '还没填就读的字段', en: 'Field read before it is filled' },
  why: {
    zh: '读到空字段的条件按“不符合”处理，订单会走错路，而且没有人看得出来。',
    en: 'A condition that reads an empty field counts as not met: orders go astray and nobody sees why.',
  },
  check(view) {
    const sites = textSites(view.document);
    return [...writesOf(view)].flatMap(([field, writes]) => {
      const { default: initial = null } = Object.hasOwn(view.document.context, field) ? (view.document.context[field] ?? {}) : {};
      if (initial !== null || standardKeys.has(field)) return [];
      const reads = sites.filter(({ references, text }) => references.names.includes(field) && !asksWhether(text, field));
      if (reads.length === 0) return [];
      const after = statesAfter(view, writes);
      const together = new Set(writes.map(({ place }) => ('id' in place ? place.id : '')));
      return reads.filter((site) => isBefore(view, site, after, together)).map((site) => trip(view, field, site));
    });
  },
});

function asksWhether(text: string, field: string): boolean {
  return new RegExp(`\\b${field}\\s*[!=]=\\s*null|null\\s*[!=]=\\s*${field}\\b`).test(text);
}

function isBefore(view: FlowView, { place }: TextSite, after: ReadonlySet<string>, together: ReadonlySet<string>): boolean {
  if (!('id' in place) || together.has(place.id)) return false;
  const state = place.type === 'transition' ? view.document.transitions[place.id]?.source : place.id;
  if (state === undefined || !view.reachable.has(state)) return false;
  // What is drawn at a phase happens while an order is anywhere inside it.
  return ![state, ...inside(view, state)].some((id) => after.has(id));
}

function inside(view: FlowView, id: string): string[] {
  return view.childrenOf(id).flatMap((child) => [child.id, ...inside(view, child.id)]);
}

function trip(view: FlowView, field: string, { place, path }: TextSite): Trip {
  const label = view.document.context[field]?.label;
  return {
    place,
    path,
    message: {
      zh: `这里读“${textOf(label, 'zh') || field}”，但订单走到这里之前，没有哪一步填过它。`,
      en: `"${textOf(label, 'en') || field}" is read here, but nothing before this place fills it.`,
    },
    mend: { zh: '在前面填上它，或给它一个默认值。', en: 'Fill it earlier, or give it a default.' },
  };
}
