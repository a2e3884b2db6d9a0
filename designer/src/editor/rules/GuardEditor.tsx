import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import { ExpressionInput } from './ExpressionInput.tsx';
import { expressionsFor } from './expressions-for.ts';
import styles from './GuardEditor.module.css';
import { RuleBuilder } from './RuleBuilder.tsx';
import { readRule } from './read-rule.ts';
import { ruleFields } from './rule-fields.ts';

export interface GuardEditorProps {
  /** The expression; '' is "always". */
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The event whose payload the condition may read. */
  readonly event?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** A condition as rows or as text, with its sentence below. What the rows cannot show opens as text, whole. */
export function GuardEditor({ value, onChange, event, disabled = false }: GuardEditorProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const [wished, setWished] = useState<'rows' | 'text'>('rows');
  const fields = useMemo(() => ruleFields(document, event, locale), [document, event, locale]);
  const showable = useMemo(() => readRule(value, fields) !== undefined, [value, fields]);
  const sound = useMemo(
    () => value.trim() === '' || expressionsFor(document).compile(value, { type: 'boolean' }, { path: '', event }).ok,
    [document, value, event],
  );
  const mode = showable ? wished : 'text';
  const sentence = value.trim() === '' ? t('ruleAlways') : expressionsFor(document).sentence(value, locale, event);
  return (
    <div className={styles.guard}>
      <SegmentedControl
        className={styles.mode ?? ''}
        size="xs"
        aria-label={t('ruleMode')}
        value={mode}
        data={[
          { value: 'rows', label: t('ruleRows'), disabled: !showable },
          { value: 'text', label: t('ruleText') },
        ]}
        onChange={(next) => setWished(next === 'text' ? 'text' : 'rows')}
      />
      {mode === 'rows' ? (
        <RuleBuilder value={value} onChange={onChange} fields={fields} disabled={disabled} />
      ) : (
        <ExpressionInput
          value={value}
          onChange={(text) => {
            setWished('text');
            onChange(text);
          }}
          type={{ type: 'boolean' }}
          event={event}
          label={t('guard')}
          placeholder={t('ruleTextPlaceholder')}
          disabled={disabled}
        />
      )}
      {sound && !showable ? <p className={styles.hint}>{t('ruleTooRich')}</p> : null}
      {sound || mode === 'rows' ? <p className={styles.sentence}>{sentence}</p> : null}
    </div>
  );
}
