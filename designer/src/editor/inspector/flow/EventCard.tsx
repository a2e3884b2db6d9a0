import { ActionIcon, MultiSelect, Select } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { type EventDefinition, MeaningChoice, senders } from '@orderloom/shared/document';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { DurationInput } from '../../../ui/fields/index.ts';
import { Fold, LabelInput, MeaningRow, Row, Stacked } from '../parts/index.ts';
import { labelOrNone } from '../use-editing.ts';
import styles from './flow.module.css';
import { KeyInput } from './KeyInput.tsx';
import { PayloadFields } from './PayloadFields.tsx';

export interface EventCardProps {
  readonly name: string;
  readonly definition: EventDefinition;
  readonly open: boolean;
  readonly disabled: boolean;
  readonly onChange: (definition: EventDefinition) => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** One event: its name, who sends it, what it carries, and what happens when it comes too early or too late. */
export function EventCard({ name, definition, open, disabled, onChange, onRename, onRemove }: EventCardProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const label = textOf(definition.label, locale) || name;
  return (
    <Fold
      open={open}
      inView={open}
      label={label}
      title={
        <span className={styles.cardTitle}>
          <span>{label}</span>
          <span className={styles.cardType}>{name}</span>
        </span>
      }
      aside={
        <ActionIcon
          size={22}
          variant="subtle"
          color="gray"
          disabled={disabled}
          aria-label={t('removeNamed', { name: label })}
          onClick={onRemove}
        >
          <IconTrash size={13} />
        </ActionIcon>
      }
    >
      <Row label={t('name')}>
        <LabelInput
          label={t('name')}
          value={definition.label}
          disabled={disabled}
          onChange={(next) => onChange({ ...definition, label: next })}
        />
      </Row>
      <Row label={t('eventName')} hint={t('eventNameHint')}>
        <KeyInput kind="event" value={name} disabled={disabled} onRename={onRename} />
      </Row>
      <Row label={t('senders')}>
        <MultiSelect
          aria-label={t('senders')}
          placeholder={definition.senders.length === 0 ? t('anySender') : ''}
          disabled={disabled}
          value={definition.senders}
          data={senders.map((sender) => ({ value: sender, label: t(`sender.${sender}`) }))}
          onChange={(picked) => onChange({ ...definition, senders: senders.filter((sender) => picked.includes(sender)) })}
        />
      </Row>
      <MeaningRow
        value={definition.meaning}
        choices={MeaningChoice.options}
        placeholder={t('meaningByName')}
        disabled={disabled}
        onChange={(meaning) => onChange(withMeaning(definition, meaning))}
      />
      <PolicyRows definition={definition} onChange={onChange} disabled={disabled} />
      <Stacked label={t('payload')}>
        <PayloadFields value={definition.payload} disabled={disabled} onChange={(payload) => onChange({ ...definition, payload })} />
      </Stacked>
      <Row label={t('explanation')}>
        <LabelInput
          multiline
          label={t('explanation')}
          value={definition.note}
          disabled={disabled}
          onChange={(note) => onChange(withNote(definition, labelOrNone(note)))}
        />
      </Row>
    </Fold>
  );
}

type PolicyProps = Pick<EventCardProps, 'definition' | 'onChange' | 'disabled'>;

const policies = ['reject', 'ignore', 'defer'] as const;
const firstLimit = 24 * 3_600_000;

function PolicyRows({ definition, onChange, disabled }: PolicyProps) {
  const { t } = useTranslation('inspector');
  const { unacceptable } = definition;
  return (
    <>
      <Row label={t('unacceptable')} hint={t('unacceptableHint')}>
        <Select
          aria-label={t('unacceptable')}
          allowDeselect={false}
          disabled={disabled}
          value={unacceptable.policy}
          data={policies.map((policy) => ({ value: policy, label: t(`policy.${policy}`) }))}
          onChange={(picked) => {
            const policy = policies.find((candidate) => candidate === picked) ?? 'reject';
            onChange({ ...definition, unacceptable: policy === 'defer' ? { policy, limit: firstLimit } : { policy } });
          }}
        />
      </Row>
      {unacceptable.policy === 'defer' ? (
        <Row label={t('deferLimit')} hint={t('deferLimitHint')}>
          <DurationInput
            label={t('deferLimit')}
            disabled={disabled}
            value={unacceptable.limit}
            onChange={(limit) => {
              if (limit !== null && limit > 0) onChange({ ...definition, unacceptable: { policy: 'defer', limit } });
            }}
          />
        </Row>
      ) : null}
    </>
  );
}

function withMeaning(definition: EventDefinition, meaning: EventDefinition['meaning']): EventDefinition {
  const { meaning: _old, ...rest } = definition;
  return meaning ? { ...rest, meaning } : rest;
}

function withNote(definition: EventDefinition, note: EventDefinition['note']): EventDefinition {
  const { note: _old, ...rest } = definition;
  return note ? { ...rest, note } : rest;
}
