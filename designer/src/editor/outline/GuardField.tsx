import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Outline.module.css';

interface GuardFieldProps {
  readonly text: string;
  readonly disabled: boolean;
  onCommit(text: string): void;
}

/** The text of a condition; taken when the field is left or Enter is pressed. */
export function GuardField({ text, disabled, onCommit }: GuardFieldProps) {
  const { t } = useTranslation('editor');
  const [typed, setTyped] = useState(text);
  const commit = () => {
    if (typed.trim() !== text) onCommit(typed.trim());
  };
  return (
    <input
      className={styles.guard}
      aria-label={t('outlineGuard')}
      placeholder={t('outlineGuardHint')}
      spellCheck={false}
      readOnly={disabled}
      value={typed}
      onBlur={commit}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
        if (event.key === 'Escape') setTyped(text);
      }}
    />
  );
}
