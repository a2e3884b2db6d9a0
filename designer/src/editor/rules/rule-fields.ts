import { type Locale, textOf } from '@orderloom/shared/base';
import { childrenOf, type Field, type FieldType, type FlowDocument } from '@orderloom/shared/document';

/** What a rule can speak about: a field of the order, a value that came with the event, or where the order stands. */
export interface RuleField {
  /** As it is written in the expression: `amount`, `event.amount`; for the state it is `inState`. */
  readonly name: string;
  readonly label: string;
  readonly group: 'order' | 'event' | 'state' | 'warehouse' | 'carrier';
  readonly type: FieldType | StateChoice;
}

export interface StateChoice {
  readonly type: 'state';
  readonly states: readonly { readonly value: string; readonly label: string }[];
}

export const stateFieldName = 'inState';

/** The fields a rule may use at one place: the order's, the event's where there is one, and the state. */
export function ruleFields(document: FlowDocument, event: string | undefined, locale: Locale): RuleField[] {
  const payload = event === undefined ? {} : (document.events[event]?.payload ?? {});
  return [
    ...namedFields(document.context, '', 'order', locale),
    ...namedFields(payload, 'event.', 'event', locale),
    {
      name: stateFieldName,
      label: locale === 'zh' ? '订单状态' : 'Order state',
      group: 'state',
      type: { type: 'state', states: stateChoices(document, document.root, '', locale) },
    },
  ];
}

function namedFields(fields: Readonly<Record<string, Field>>, prefix: string, group: RuleField['group'], locale: Locale): RuleField[] {
  return Object.entries(fields).map(([key, field]) => ({
    name: prefix + key,
    label: textOf(field.label, locale) || key,
    group,
    type: field.type,
  }));
}

function stateChoices(document: FlowDocument, parent: string, path: string, locale: Locale): { value: string; label: string }[] {
  return childrenOf(document, parent).flatMap((state) => {
    if (state.kind === 'history') return [];
    const label = path + (textOf(state.label, locale) || state.id);
    return [{ value: state.id, label }, ...stateChoices(document, state.id, `${label} / `, locale)];
  });
}
