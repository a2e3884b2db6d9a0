import { Button } from '@mantine/core';
import type { FlowDocument, Transition } from '@orderloom/shared/document';
import { compareGuards, type GuardExample, tellExample } from '@orderloom/shared/guards';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import styles from './DecisionTable.module.css';

export interface ComparisonProps {
  readonly document: FlowDocument;
  readonly rows: readonly Transition[];
  readonly onTry: (example: GuardExample) => void;
}

/** Whether an order falls through all rows, and which rows fit the same order; each with one that shows it. */
export function Comparison({ document, rows, onTry }: ComparisonProps) {
  const { t } = useTranslation('decision-table');
  const locale = useLocale();
  const found = useMemo(() => compareGuards(document, rows), [document, rows]);
  if (!found) return null;
  const event = rows[0]?.trigger.type === 'event' ? rows[0].trigger.event : undefined;
  const place = (id: string) => rows.findIndex((row) => row.id === id) + 1;
  const lines = [
    ...(found.gap
      ? [{ key: 'gap', text: t('gap', { example: tellExample(document, found.gap, event, locale) }), example: found.gap }]
      : []),
    ...found.overlaps.map(({ earlier, later, example }) => ({
      key: later,
      text: t('overlap', { first: place(earlier), second: place(later), example: tellExample(document, example, event, locale) }),
      example,
    })),
  ];
  return (
    <ul className={styles.comparison} aria-label={t('comparison')}>
      {lines.length === 0 ? <li>{t(found.cut ? 'noneFound' : 'complete')}</li> : null}
      {lines.map(({ key, text, example }) => (
        <li key={key} data-gap={key === 'gap' || undefined}>
          {text}
          <Button size="compact-xs" variant="subtle" onClick={() => onTry(example)}>
            {t('tryIt')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
