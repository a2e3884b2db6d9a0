import type { Problem } from '@orderloom/shared/base';
import type { FieldType } from '@orderloom/shared/document';
import { useMemo, useRef } from 'react';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import { CompletionList } from './CompletionList.tsx';
import styles from './ExpressionInput.module.css';
import { expressionWords } from './expression-words.ts';
import { expressionsFor } from './expressions-for.ts';
import { MarkedText } from './MarkedText.tsx';
import { useCompletion } from './use-completion.ts';

export interface ExpressionInputProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly type: FieldType | 'any';
  readonly event?: string | undefined;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Faults found by somebody who knows more than the type; told instead of our own. */
  readonly faults?: readonly Problem[] | undefined;
}

/** A CEL text with completion of fields by key or label; faults are underlined where they are and told below. */
export function ExpressionInput({
  value,
  onChange,
  type,
  event,
  label,
  placeholder,
  disabled = false,
  faults: given,
}: ExpressionInputProps) {
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const area = useRef<HTMLTextAreaElement>(null);
  const faults = useMemo<readonly Problem[]>(() => {
    if (given) return given;
    if (value.trim() === '') return [];
    const compiled = expressionsFor(document).compile(value, type, { path: '', event });
    return compiled.ok ? [] : compiled.error;
  }, [document, value, type, event, given]);
  const words = useMemo(() => expressionWords(document, event, locale), [document, event, locale]);
  const completion = useCompletion(area, words, value, onChange);
  return (
    <div className={styles.field}>
      <div className={styles.stack} data-invalid={faults.length > 0 || undefined}>
        <MarkedText text={value} faults={faults} className={styles.mirror} />
        <textarea
          ref={area}
          className={styles.area}
          aria-label={label}
          aria-invalid={faults.length > 0}
          placeholder={placeholder}
          disabled={disabled}
          spellCheck={false}
          autoCapitalize="off"
          rows={1}
          value={value}
          onChange={(changed) => {
            const { value: text, selectionStart } = changed.currentTarget;
            completion.typed(text, selectionStart);
            onChange(text);
          }}
          onKeyDown={completion.onKeyDown}
          onBlur={completion.close}
        />
      </div>
      <CompletionList words={completion.offered} at={completion.at} onTake={completion.take} />
      {faults.map((fault) => (
        <p key={fault.code + (fault.range?.from ?? '') + fault.message.en} className={styles.fault} role="alert">
          {fault.message[locale]}
        </p>
      ))}
    </div>
  );
}
