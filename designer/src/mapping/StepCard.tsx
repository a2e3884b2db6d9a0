import { ActionIcon } from '@mantine/core';
import type { Json, Problem } from '@orderloom/shared/base';
import { type MappingStep, stepTypes } from '@orderloom/shared/mapping';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import chainStyles from './Chain.module.css';
import styles from './Mapping.module.css';
import { StepParam } from './StepParam.tsx';
import { shown } from './trace-field.ts';
import { Value } from './Value.tsx';

export interface StepCardProps {
  readonly at: number;
  readonly step: MappingStep;
  readonly count: number;
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  readonly onChange: (step: MappingStep) => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
}

/** One step: what it does in words, its parameters, and the value after it. */
export function StepCard({ at, step, count, value, problems, onChange, onRemove, onMove }: StepCardProps) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const type = stepTypes.get(step.type);
  const prepared = type?.prepare(step.params);
  const n = at + 1;
  return (
    <li className={chainStyles.step} data-bad={problems.length > 0 || undefined}>
      <div className={chainStyles.stepHead}>
        <b>
          {n}. {type?.label[locale] ?? step.type}
        </b>
        <span className={styles.space} />
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('up', { n })} disabled={at === 0} onClick={() => onMove(-1)}>
          <IconArrowUp size={14} />
        </ActionIcon>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('down', { n })} disabled={n === count} onClick={() => onMove(1)}>
          <IconArrowDown size={14} />
        </ActionIcon>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('removeStep', { n })} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      <p className={chainStyles.says}>{prepared?.ok ? prepared.value.says[locale] : type?.hint[locale]}</p>
      {type?.inputs.map((input) => (
        <StepParam
          key={input.name}
          input={input}
          value={step.params[input.name] ?? type.initial[input.name] ?? null}
          pattern={input.input === 'pattern' || (input.name === 'find' && step.params.pattern === true)}
          onChange={(next) => onChange({ ...step, params: { ...step.params, [input.name]: next } })}
        />
      ))}
      {problems.map((one) => (
        <p key={one.path} className={styles.fault} role="alert">
          {one.message[locale]}
          {one.range ? <Marked text={String(step.params[one.path.split('.').at(-1) ?? ''] ?? '')} range={one.range} /> : null}
        </p>
      ))}
      {problems.length === 0 ? <Value label={t('stepValue', { n })} value={shown(value)} /> : null}
    </li>
  );
}

/** The place of a fault inside a text. */
function Marked({ text, range: { from, to } }: { readonly text: string; readonly range: NonNullable<Problem['range']> }) {
  if (text === '') return null;
  return (
    <code className={chainStyles.marked}>
      {text.slice(0, from)}
      <mark>{text.slice(from, Math.max(to, from + 1))}</mark>
      {text.slice(Math.max(to, from + 1))}
    </code>
  );
}
