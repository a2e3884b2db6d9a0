import { Button, Checkbox, MultiSelect } from '@mantine/core';
import type { MappingSample } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { type MappedField, type MappingStep, targetOf } from '@orderloom/shared/mapping';
import { IconArrowsShuffle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Blank } from '../ui/Blank.tsx';
import { AddStep } from './AddStep.tsx';
import chainStyles from './Chain.module.css';
import type { Target } from './FieldList.tsx';
import styles from './Mapping.module.css';
import { SourceEditor } from './SourceEditor.tsx';
import { StepCard } from './StepCard.tsx';
import { shown, shownAs, traceField } from './trace-field.ts';
import { Value } from './Value.tsx';

export interface ChainEditorProps {
  readonly target: Target | undefined;
  readonly field: MappedField | undefined;
  readonly sample: MappingSample | undefined;
  readonly samples: readonly MappingSample[];
  readonly mayWrite: boolean;
  readonly onChange: (field: MappedField) => void;
  readonly onRemove: (target: string) => void;
}

/** Where one field comes from, the steps it goes through, and its value after each of them. */
export function ChainEditor(props: ChainEditorProps) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const { target } = props;
  if (!target) {
    return (
      <Blank
        title={t('chooseField')}
        text={t('chooseFieldText')}
        icon={<IconArrowsShuffle size={28} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />}
      />
    );
  }
  const field = props.field ?? fieldFor(target);
  return (
    <>
      <div className={styles.panelHead}>
        <h2 className={styles.chainTitle}>
          {textOf(target.label, locale) || target.key} <span className={styles.fieldKey}>{targetOf(target)}</span>
        </h2>
        {props.field && props.mayWrite ? (
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => props.onRemove(targetOf(target))}>
            {t('remove')}
          </Button>
        ) : null}
      </div>
      <fieldset className={chainStyles.chain} disabled={!props.mayWrite}>
        <SourceEditor field={field} samples={props.samples} onChange={props.onChange} />
        {props.field ? <Chain {...props} field={props.field} /> : null}
      </fieldset>
    </>
  );
}

function Chain({ field, sample, samples, onChange }: ChainEditorProps & { readonly field: MappedField }) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const { values, result, problems } = traceField(field, sample);
  const topics = [...new Set([...samples.map(({ topic }) => topic).filter((topic) => topic !== ''), ...field.topics])];
  const withSteps = (steps: readonly MappingStep[]) => onChange({ ...field, steps: [...steps] });
  const whole = problems.filter((one) => !/\.steps\.\d/.test(one.path));
  return (
    <>
      <Value label={t('read')} value={shown(values[0])} />
      <ol className={chainStyles.steps} aria-label={t('steps')}>
        {field.steps.map((step, at) => (
          <StepCard
            key={`${at}-${step.type}`}
            at={at}
            step={step}
            count={field.steps.length}
            value={values[at + 1]}
            problems={problems.filter((one) => one.path.startsWith(`${targetOf(field)}.steps.${at}`))}
            onChange={(next) => withSteps(field.steps.with(at, next))}
            onRemove={() => withSteps(field.steps.toSpliced(at, 1))}
            onMove={(by) => withSteps(field.steps.toSpliced(at, 1).toSpliced(at + by, 0, step))}
          />
        ))}
      </ol>
      <AddStep value={values.at(-1) ?? null} message={sample?.message ?? null} onAdd={(step) => withSteps([...field.steps, step])} />
      {whole.map((one) => (
        <p key={one.path + one.code} className={styles.fault} role="alert">
          {one.message[locale]}
        </p>
      ))}
      <Value label={t('result')} value={shownAs(field.type, result)} strong />
      <Checkbox
        size="xs"
        label={t('required')}
        checked={field.required}
        onChange={(event) => onChange({ ...field, required: event.currentTarget.checked })}
      />
      {topics.length > 0 ? (
        <MultiSelect
          size="xs"
          clearable
          label={t('topics')}
          placeholder={field.topics.length === 0 ? t('topicsAll') : ''}
          data={topics}
          value={field.topics}
          onChange={(next) => onChange({ ...field, topics: next })}
        />
      ) : null}
    </>
  );
}

/** A field as it begins: with nothing in it. */
export function fieldFor({ in: place, key, type }: Target): MappedField {
  return { in: place, key, type, source: { from: 'constant', value: null }, steps: [], required: false, topics: [] };
}
