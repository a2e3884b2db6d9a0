import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ControlElementsProp, type FullField, prepareRuleGroup, QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { useLocale } from '../../app/locale.ts';
import { operatorFor, operatorsFor } from './operators.ts';
import styles from './RuleBuilder.module.css';
import {
  AddGroup,
  AddRule,
  CombinatorChoice,
  FieldChoice,
  NotToggle,
  OperatorChoice,
  RemoveGroup,
  RemoveRule,
  SourceToggle,
} from './RuleControls.tsx';
import { RuleValue } from './RuleValue.tsx';
import { readRule } from './read-rule.ts';
import { peersOf, RuleFieldsContext } from './rule-context.ts';
import type { RuleField } from './rule-fields.ts';
import { writeRule } from './write-rule.ts';

const controls: ControlElementsProp<FullField, string> = {
  fieldSelector: FieldChoice,
  operatorSelector: OperatorChoice,
  combinatorSelector: CombinatorChoice,
  valueSourceSelector: SourceToggle,
  valueEditor: RuleValue,
  notToggle: NotToggle,
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveRule,
  removeGroupAction: RemoveGroup,
};

export interface RuleBuilderProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly fields: readonly RuleField[];
  readonly disabled?: boolean | undefined;
}

/** Rows and groups over an expression that `readRule` can show. Unfinished rows live here only; the expression is the truth. */
export function RuleBuilder({ value, onChange, fields, disabled = false }: RuleBuilderProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const byName = useMemo(() => new Map(fields.map((field) => [field.name, field])), [fields]);
  const [shown, setShown] = useState(() => ({ text: value, query: queryOf(value, fields) }));
  if (shown.text !== value) setShown({ text: value, query: queryOf(value, fields) });

  function take(query: RuleGroupType) {
    const before = writeRule(shown.query, fields);
    const after = writeRule(query, fields);
    const text = before === after ? shown.text : after;
    setShown({ text, query });
    if (text !== value) onChange(text);
  }

  const kindOf = (name: string) => byName.get(name)?.type.type ?? 'text';
  return (
    <RuleFieldsContext.Provider value={byName}>
      <div className={styles.builder} data-empty={shown.query.rules.length === 0 || undefined}>
        <QueryBuilder
          query={shown.query}
          onQueryChange={take}
          fields={groupsOf(fields, t)}
          combinators={[
            { name: 'and', label: t('ruleAnd') },
            { name: 'or', label: t('ruleOr') },
          ]}
          getOperators={(name) => operatorsFor(kindOf(name)).map((operator) => ({ name: operator.id, label: operator.label[locale] }))}
          getDefaultOperator={(name) => operatorsFor(kindOf(name))[0]?.id ?? '='}
          getDefaultValue={() => ''}
          getValueSources={(name, operator) => sourcesOf(byName.get(name), operator, fields)}
          controlElements={controls}
          disabled={disabled}
          showNotToggle
          showCombinatorsBetweenRules
        />
      </div>
    </RuleFieldsContext.Provider>
  );
}

function queryOf(text: string, fields: readonly RuleField[]): RuleGroupType {
  return prepareRuleGroup(readRule(text, fields) ?? { combinator: 'and', rules: [] });
}

function sourcesOf(field: RuleField | undefined, operator: string, fields: readonly RuleField[]): ['value'] | ['value', 'field'] {
  const against = field && operatorFor(field.type.type, operator)?.againstField === true && peersOf(field, fields).length > 0;
  return against ? ['value', 'field'] : ['value'];
}

function groupsOf(fields: readonly RuleField[], t: (key: string) => string) {
  const groups = [
    { label: t('ruleOrderFields'), group: 'order' },
    { label: t('ruleEventFields'), group: 'event' },
    { label: t('ruleStateFields'), group: 'state' },
    { label: t('ruleWarehouseFields'), group: 'warehouse' },
    { label: t('ruleCarrierFields'), group: 'carrier' },
  ];
  return groups
    .map(({ label, group }) => ({
      label,
      options: fields
        .filter((field) => field.group === group)
        .map((field) => ({ name: field.name, value: field.name, label: field.label })),
    }))
    .filter((group) => group.options.length > 0);
}
