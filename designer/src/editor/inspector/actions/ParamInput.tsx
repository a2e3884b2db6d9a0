import { Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { type Json, type Problem, textOf } from '@orderloom/shared/base';
import type { ActionCall } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { DurationInput } from '../../../ui/fields/index.ts';
import { ExpressionInput } from '../../rules/index.ts';
import { useSession } from '../../session/index.ts';
import { EventSelect } from '../parts/EventSelect.tsx';
import type { ParamField } from './action-params.ts';
import { PairsInput } from './PairsInput.tsx';
import { TemplateInput } from './TemplateInput.tsx';

export interface ParamInputProps {
  readonly field: ParamField;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly call: ActionCall;
  readonly event: string | undefined;
  readonly faults: readonly Problem[];
  readonly disabled: boolean;
}

/** The input of one parameter, by the widget its schema asks for. */
export function ParamInput(props: ParamInputProps) {
  const { field, value, onChange, event, faults, disabled } = props;
  const locale = useLocale();
  const label = field.meta.label[locale];
  const text = typeof value === 'string' ? value : '';
  switch (field.meta.widget) {
    case 'text':
      return (
        <TextInput aria-label={label} disabled={disabled} value={text} onChange={(changed) => onChange(changed.currentTarget.value)} />
      );
    case 'template':
      return <TemplateInput label={label} value={text} event={event} disabled={disabled} invalid={faults.length > 0} onChange={onChange} />;
    case 'expression':
      return (
        <ExpressionInput label={label} value={text} type="any" event={event} faults={faults} disabled={disabled} onChange={onChange} />
      );
    case 'field':
      return <FieldSelect label={label} value={text} disabled={disabled} onChange={onChange} />;
    case 'event':
      return <EventSelect label={label} value={text || null} disabled={disabled} onChange={onChange} />;
    case 'duration':
      return (
        <DurationInput
          label={label}
          value={typeof value === 'number' ? value : null}
          disabled={disabled}
          onChange={(ms) => onChange(ms ?? undefined)}
        />
      );
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'switch':
      return (
        <Switch
          aria-label={label}
          disabled={disabled}
          checked={value === true}
          onChange={(changed) => onChange(changed.currentTarget.checked)}
        />
      );
    case 'pairs':
      return <PairsInput label={label} value={pairsOf(value)} disabled={disabled} keys={<PayloadKeys {...props} />} onChange={onChange} />;
    case 'list':
      return (
        <TagsInput
          size="xs"
          aria-label={label}
          disabled={disabled}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
  }
}

function pairsOf(value: Json | undefined): Readonly<Record<string, string>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

/** The payload keys of the event that another parameter of the same action names, offered while typing. */
function PayloadKeys({ call }: ParamInputProps) {
  const events = useSession((session) => session.document.events);
  const named = Object.values(call.params).find((value): value is string => typeof value === 'string' && events[value] !== undefined);
  return Object.keys(events[named ?? '']?.payload ?? {}).map((key) => <option key={key} value={key} />);
}

function ChoiceInput({ field, value, onChange, disabled }: ParamInputProps) {
  const locale = useLocale();
  return (
    <Select
      aria-label={field.meta.label[locale]}
      disabled={disabled}
      allowDeselect={field.optional}
      value={typeof value === 'string' ? value : null}
      data={field.options.map((option) => ({ value: option, label: field.meta.choices?.[option]?.[locale] ?? option }))}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

interface FieldSelectProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (key: string) => void;
}

function FieldSelect({ label, value, disabled, onChange }: FieldSelectProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const fields = useSession((session) => session.document.context);
  return (
    <Select
      searchable
      allowDeselect={false}
      aria-label={label}
      placeholder={t('pickField')}
      nothingFoundMessage={t('noFieldsYet')}
      disabled={disabled}
      value={value === '' ? null : value}
      data={Object.entries(fields).map(([key, field]) => ({ value: key, label: textOf(field.label, locale) || key }))}
      onChange={(next) => {
        if (next) onChange(next);
      }}
    />
  );
}
