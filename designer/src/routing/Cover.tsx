import { Alert } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { CompiledTable, TableCover, TableSample } from '@orderloom/shared/routing';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { formatValue } from '../ui/fields/index.ts';
import styles from './Routing.module.css';

const shown = 3;

/** What no rule decides, and what several decide differently, each with an order that shows it. */
export function Cover({ cover, compiled }: { readonly cover: TableCover; readonly compiled: CompiledTable }) {
  const { t } = useTranslation('routing');
  const names = new Map(compiled.table.rules.map((rule, place) => [rule.id, rule.name || t('ruleNumber', { number: place + 1 })]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join('、');
  if (compiled.table.rules.length === 0) return null;
  return (
    <section className={styles.cover} aria-label={t('cover')}>
      {cover.gap ? (
        <Alert color="orange" p={10} title={t('gap')}>
          <Sample sample={cover.gap} compiled={compiled} />
        </Alert>
      ) : (
        <p className={styles.quiet}>{t(cover.complete ? 'noGap' : 'noGapSeen')}</p>
      )}
      {cover.overlaps.slice(0, shown).map((sample) => (
        <Alert key={sample.rules.join(' ')} color="gray" p={10} title={t('overlap', { rules: named(sample.rules) })}>
          <Sample sample={sample} compiled={compiled} />
        </Alert>
      ))}
      {cover.hidden.length > 0 ? (
        <Alert color="orange" p={10}>
          {t('hidden', { rules: named(cover.hidden) })}
        </Alert>
      ) : null}
    </section>
  );
}

/** An order that could come. */
function Sample({ sample, compiled }: { readonly sample: TableSample; readonly compiled: CompiledTable }) {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const entries = Object.entries(sample.values);
  if (entries.length === 0) return <span className={styles.quiet}>{t('anyOrder')}</span>;
  return (
    <span className={styles.values}>
      {entries.map(([word, value]) => {
        const field = compiled.words.document.context[word];
        return (
          <span key={word}>
            {textOf(field?.label, locale) || word}{' '}
            <b className="tabular">{field ? formatValue(value, field.type, locale) : String(value)}</b>
          </span>
        );
      })}
    </span>
  );
}
