import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { ReasonGroup } from '@orderloom/shared/api';
import { type FlowDocument, isWithin } from '@orderloom/shared/document';
import type { MigrationMapping } from '@orderloom/shared/migrate';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { stateOptions } from '../editor/inspector/parts/state-options.ts';
import type { Documents } from './names.ts';
import styles from './Releases.module.css';

export interface DecisionControlProps {
  readonly group: ReasonGroup;
  readonly documents: Documents;
  readonly mapping: MigrationMapping;
  readonly onChange: (mapping: MigrationMapping) => void;
}

const none = ' ';

/** The choice that settles one reason; reasons that follow from another choice have none of their own. */
export function DecisionControl(props: DecisionControlProps) {
  const { t } = useTranslation('releases');
  const { group, mapping, onChange } = props;
  const { subject } = group;
  switch (group.code) {
    case 'state-unmapped':
    case 'state-missing':
      return <StateChoice {...props} />;
    case 'region-open':
      return <RegionChoice {...props} />;
    case 'call-lost':
    case 'call-refused':
      return (
        <Choice
          value={mapping.lostCalls[subject] ?? ''}
          options={[
            ['hang-up', t('hangUp')],
            ['refuse', t('stay')],
          ]}
          onChange={(choice) => onChange({ ...mapping, lostCalls: { ...mapping.lostCalls, [subject]: choice } })}
        />
      );
    case 'call-new':
      return (
        <Choice
          value={mapping.newCalls[subject] ?? ''}
          options={[
            ['open', t('openCall')],
            ['leave', t('leaveCall')],
          ]}
          onChange={(choice) => onChange({ ...mapping, newCalls: { ...mapping.newCalls, [subject]: choice } })}
        />
      );
    case 'field-misfit':
    case 'field-failed':
      return <FieldChoice {...props} />;
    case 'entry-unknown':
      return (
        <Choice
          value={mapping.timers[subject] ?? ''}
          options={[
            ['keep', t('keepTimer')],
            ['rearm', t('rearmTimer')],
          ]}
          onChange={(choice) => onChange({ ...mapping, timers: { ...mapping.timers, [subject]: choice } })}
        />
      );
    default:
      return null;
  }
}

/** States an order can rest in. */
function restingStates(document: FlowDocument): string[] {
  return Object.values(document.states).flatMap(({ id, kind }) =>
    kind === 'history' || kind === 'final' || id === document.root ? [] : id,
  );
}

function StateChoice({ group: { subject }, documents: { source, target }, mapping, onChange }: DecisionControlProps) {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  const options = stateOptions(target, locale, restingStates(target));
  // Only where the order stands elsewhere too can one of its states be left without a successor.
  const beside = Object.values(source.states).some(({ kind, id }) => kind === 'parallel' && isWithin(source, subject, id));
  return (
    <Select
      label={t('chooseState')}
      maw={420}
      searchable
      value={mapping.states[subject] ?? null}
      data={[...options, ...(beside ? [{ value: none, label: t('leaveState') }] : [])]}
      onChange={(chosen) => {
        if (chosen !== null) onChange({ ...mapping, states: { ...mapping.states, [subject]: chosen === none ? null : chosen } });
      }}
    />
  );
}

function RegionChoice({ group: { subject }, documents: { target }, mapping, onChange }: DecisionControlProps) {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  const inside = restingStates(target).filter((id) => isWithin(target, id, subject));
  return (
    <Select
      label={t('beginAt')}
      maw={420}
      searchable
      value={mapping.regions[subject] ?? null}
      data={stateOptions(target, locale, inside)}
      onChange={(chosen) => {
        if (chosen !== null) onChange({ ...mapping, regions: { ...mapping.regions, [subject]: chosen } });
      }}
    />
  );
}

function FieldChoice({ group: { subject }, mapping, onChange }: DecisionControlProps) {
  const { t } = useTranslation('releases');
  const known = mapping.fields[subject];
  const [text, setText] = useState(known?.type === 'expression' ? known.text : subject);
  const set = (rule: MigrationMapping['fields'][string]) => onChange({ ...mapping, fields: { ...mapping.fields, [subject]: rule } });
  return (
    <div className={styles.buttons}>
      <Button variant="default" onClick={() => set({ type: 'default' })}>
        {t('useDefault')}
      </Button>
      <TextInput
        aria-label={t('convert')}
        placeholder={t('convert')}
        flex={1}
        miw={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button variant="default" disabled={text.trim() === ''} onClick={() => set({ type: 'expression', text: text.trim() })}>
        {t('convertUse')}
      </Button>
    </div>
  );
}

interface ChoiceProps<V extends string> {
  readonly value: string;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

function Choice<V extends string>({ value, options, onChange }: ChoiceProps<V>) {
  return (
    <div className={styles.scroll}>
      <SegmentedControl
        value={value}
        data={options.map(([option, label]) => ({ value: option, label }))}
        onChange={(chosen) => {
          const option = options.find(([one]) => one === chosen);
          if (option) onChange(option[0]);
        }}
      />
    </div>
  );
}
