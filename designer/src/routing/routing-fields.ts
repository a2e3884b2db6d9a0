import { type Locale, textOf } from '@orderloom/shared/base';
import type { Fact, RoutingWords } from '@orderloom/shared/routing';
import type { RuleField } from '../editor/rules/index.ts';

/** What a rule can speak about: the order, then each warehouse and carrier. */
export function routingFields({ document, sources }: RoutingWords, locale: Locale): readonly RuleField[] {
  return Object.entries(document.context).map(([name, field]): RuleField => {
    const source = sources.get(name);
    const group = source?.type === 'fact' && source.kind !== 'customer' ? source.kind : 'order';
    return { name, label: textOf(field.label, locale) || name, group, type: field.type };
  });
}

export function nameOf(facts: readonly Fact[], kind: Fact['kind'], code: string | null): string {
  if (code === null || code === '') return '';
  return facts.find((fact) => fact.kind === kind && fact.code === code)?.name || code;
}
