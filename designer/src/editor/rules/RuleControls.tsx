import { ActionIcon } from '@mantine/core';
import { IconArrowsExchange, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  FullField,
  FullOption,
  FullOptionList,
  NotToggleProps,
  OperatorSelectorProps,
  ValueSourceSelectorProps,
} from 'react-querybuilder';
import { isOptionGroupArray } from 'react-querybuilder';
import styles from './RuleBuilder.module.css';

interface ChoiceProps {
  readonly value: string | undefined;
  readonly options: FullOptionList<FullOption>;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly className: string | undefined;
  readonly disabled: boolean | undefined;
}

/** A native select that is as wide as what it says. */
function Choice({ value, options, onChange, label, className, disabled }: ChoiceProps) {
  return (
    <select
      className={className}
      aria-label={label}
      disabled={disabled ?? false}
      value={value ?? ''}
      onChange={(changed) => onChange(changed.currentTarget.value)}
    >
      {isOptionGroupArray(options)
        ? options.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map(option)}
            </optgroup>
          ))
        : options.map(option)}
    </select>
  );
}

function option({ name, label }: FullOption) {
  return (
    <option key={name} value={name}>
      {label}
    </option>
  );
}

export function FieldChoice({ value, options, handleOnChange, disabled }: FieldSelectorProps<FullField>) {
  const { t } = useTranslation('inspector');
  return (
    <Choice
      className={styles.chip}
      label={t('ruleField')}
      value={value}
      options={options as FullOptionList<FullOption>}
      onChange={handleOnChange}
      disabled={disabled}
    />
  );
}

export function OperatorChoice({ value, options, handleOnChange, disabled }: OperatorSelectorProps) {
  const { t } = useTranslation('inspector');
  return (
    <Choice
      className={styles.chip}
      label={t('ruleOperator')}
      value={value}
      options={options as FullOptionList<FullOption>}
      onChange={handleOnChange}
      disabled={disabled}
    />
  );
}

export function CombinatorChoice({ value, options, handleOnChange, disabled }: CombinatorSelectorProps) {
  const { t } = useTranslation('inspector');
  return (
    <Choice
      className={styles.combinator}
      label={t('ruleCombinator')}
      value={value}
      options={options as FullOptionList<FullOption>}
      onChange={handleOnChange}
      disabled={disabled}
    />
  );
}

/** Switches the right side between a value and another field. */
export function SourceToggle({ value, handleOnChange, disabled }: ValueSourceSelectorProps) {
  const { t } = useTranslation('inspector');
  const label = t(value === 'field' ? 'ruleCompareValue' : 'ruleCompareField');
  return (
    <ActionIcon
      size={22}
      variant={value === 'field' ? 'light' : 'subtle'}
      color="gray"
      title={label}
      aria-label={label}
      disabled={disabled ?? false}
      onClick={() => handleOnChange(value === 'field' ? 'value' : 'field')}
    >
      <IconArrowsExchange size={13} />
    </ActionIcon>
  );
}

export function NotToggle({ checked, handleOnChange, disabled }: NotToggleProps) {
  const { t } = useTranslation('inspector');
  return (
    <button
      type="button"
      className={styles.not}
      aria-pressed={checked ?? false}
      title={t('ruleNotHint')}
      disabled={disabled ?? false}
      onClick={() => handleOnChange(!checked)}
    >
      {t('ruleNot')}
    </button>
  );
}

function AddButton({ text, onClick, disabled }: { text: string; onClick: () => void; disabled: boolean | undefined }) {
  return (
    <button type="button" className={styles.add} disabled={disabled ?? false} onClick={onClick}>
      <IconPlus size={12} aria-hidden="true" />
      {text}
    </button>
  );
}

export function AddRule({ handleOnClick, disabled }: ActionProps) {
  const { t } = useTranslation('inspector');
  return <AddButton text={t('ruleAdd')} disabled={disabled} onClick={() => handleOnClick()} />;
}

export function AddGroup({ handleOnClick, disabled }: ActionProps) {
  const { t } = useTranslation('inspector');
  return <AddButton text={t('ruleAddGroup')} disabled={disabled} onClick={() => handleOnClick()} />;
}

function RemoveButton({ text, onClick, disabled }: { text: string; onClick: () => void; disabled: boolean | undefined }) {
  return (
    <ActionIcon size={22} variant="subtle" color="gray" aria-label={text} title={text} disabled={disabled ?? false} onClick={onClick}>
      <IconX size={13} />
    </ActionIcon>
  );
}

export function RemoveRule({ handleOnClick, disabled }: ActionProps) {
  const { t } = useTranslation('inspector');
  return <RemoveButton text={t('ruleRemove')} disabled={disabled} onClick={() => handleOnClick()} />;
}

export function RemoveGroup({ handleOnClick, disabled }: ActionProps) {
  const { t } = useTranslation('inspector');
  return <RemoveButton text={t('ruleRemoveGroup')} disabled={disabled} onClick={() => handleOnClick()} />;
}
