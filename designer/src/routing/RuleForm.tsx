import { TagsInput, TextInput } from '@mantine/core';
import { anyOf, type Fact, type RoutingRule, type RuleOutcome, urgentTag } from '@orderloom/shared/routing';
import { useTranslation } from 'react-i18next';
import type { RuleField } from '../editor/rules/index.ts';
import { OfferForm } from './OfferForm.tsx';
import styles from './Routing.module.css';
import { RuleCondition } from './RuleCondition.tsx';
import { RuleTimes } from './RuleTimes.tsx';

export interface RuleFormProps {
  readonly rule: RoutingRule;
  readonly fields: readonly RuleField[];
  readonly facts: readonly Fact[];
  readonly disabled: boolean;
  readonly onChange: (part: Partial<RoutingRule>) => void;
}

/** A rule, open: if this is so, then that; and when it counts. */
export function RuleForm({ rule, fields, facts, disabled, onChange }: RuleFormProps) {
  const { t } = useTranslation('routing');
  const { give } = rule;
  const set = (part: Partial<RuleOutcome>) => onChange({ give: { ...give, ...part } });
  return (
    <fieldset className={styles.form} disabled={disabled}>
      <TextInput size="xs" label={t('ruleName')} value={rule.name} onChange={(event) => onChange({ name: event.currentTarget.value })} />
      <RuleCondition value={rule.when} fields={fields} disabled={disabled} onChange={(when) => onChange({ when })} />
      <div className={styles.formRow}>
        <span className={styles.formWord}>{t('give')}</span>
        <PlaceChoice
          label={t('warehouse')}
          best={t('bestWarehouse')}
          kind="warehouse"
          value={give.warehouse}
          facts={facts}
          onChange={(warehouse) => set({ warehouse })}
        />
        <PlaceChoice
          label={t('carrier')}
          best={t('bestCarrier')}
          kind="carrier"
          value={give.carrier}
          facts={facts}
          onChange={(carrier) => set({ carrier })}
        />
        <TagsInput
          size="xs"
          miw={180}
          aria-label={t('tags')}
          placeholder={give.tags.length === 0 ? t('tags') : ''}
          data={[urgentTag]}
          value={give.tags}
          onChange={(tags) => set({ tags })}
        />
        <TextInput
          size="xs"
          style={{ flex: 1, minWidth: 160 }}
          aria-label={t('note')}
          placeholder={t('notePlaceholder')}
          value={give.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
      <OfferForm offer={give.offer} onChange={(offer) => set({ offer })} />
      <RuleTimes rule={rule} onChange={onChange} />
    </fieldset>
  );
}

interface PlaceChoiceProps {
  readonly label: string;
  readonly best: string;
  readonly kind: Fact['kind'];
  readonly value: string;
  readonly facts: readonly Fact[];
  readonly onChange: (code: string) => void;
}

function PlaceChoice({ label, best, kind, value, facts, onChange }: PlaceChoiceProps) {
  const { t } = useTranslation('routing');
  const known = facts.filter((fact) => fact.kind === kind);
  const lost = value !== '' && value !== anyOf && !known.some(({ code }) => code === value);
  return (
    <select className={styles.select} aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{t('notSaid', { what: label })}</option>
      {known.map(({ code, name }) => (
        <option key={code} value={code}>
          {name || code}
        </option>
      ))}
      {lost ? <option value={value}>{value}</option> : null}
      <option value={anyOf}>{best}</option>
    </select>
  );
}
