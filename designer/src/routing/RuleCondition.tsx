import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RuleBuilder, type RuleField, readRule } from '../editor/rules/index.ts';
import styles from './Routing.module.css';

interface RuleConditionProps {
  readonly value: string;
  readonly fields: readonly RuleField[];
  readonly disabled: boolean;
  readonly onChange: (text: string) => void;
}

/** A condition by drop-downs, or as the expression it is. */
export function RuleCondition({ value, fields, disabled, onChange }: RuleConditionProps) {
  const { t } = useTranslation('routing');
  const [written, setWritten] = useState(false);
  const showable = readRule(value, fields) !== undefined;
  return (
    <div className={styles.formRow}>
      <span className={styles.formWord}>{t('if')}</span>
      <div className={styles.builder}>
        {showable && !written ? (
          <RuleBuilder value={value} fields={fields} disabled={disabled} onChange={onChange} />
        ) : (
          <Textarea
            size="xs"
            autosize
            minRows={2}
            aria-label={t('celText')}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </div>
      {showable ? (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setWritten(!written)}>
          {t(written ? 'asRows' : 'asText')}
        </Button>
      ) : null}
    </div>
  );
}
