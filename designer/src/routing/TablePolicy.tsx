import { NumberInput } from '@mantine/core';
import { anyOf, type RoutingTable } from '@orderloom/shared/routing';
import { useTranslation } from 'react-i18next';
import styles from './Routing.module.css';
import type { Draft } from './use-draft.ts';

const weightKeys = ['stock', 'distance', 'cost', 'promise'] as const;

/** How several rules that fit one order get along, and what old facts count for. */
export function TablePolicy({ draft: { table, change } }: { readonly draft: Draft }) {
  const { t } = useTranslation('routing');
  const weighs = table.hitPolicy === 'score' || table.rules.some(({ give }) => give.warehouse === anyOf || give.carrier === anyOf);
  return (
    <div className={styles.policy}>
      <label className={styles.choice}>
        <span className={styles.quiet}>{t('hitPolicy')}</span>
        <select value={table.hitPolicy} onChange={(event) => change({ hitPolicy: event.currentTarget.value as RoutingTable['hitPolicy'] })}>
          <option value="first">{t('policy-first')}</option>
          <option value="score">{t('policy-score')}</option>
        </select>
      </label>
      <label className={styles.choice}>
        <span className={styles.quiet}>{t('whenStale')}</span>
        <select value={table.whenStale} onChange={(event) => change({ whenStale: event.currentTarget.value as RoutingTable['whenStale'] })}>
          <option value="use">{t('stale-use')}</option>
          <option value="pass">{t('stale-pass')}</option>
        </select>
      </label>
      {weighs
        ? weightKeys.map((key) => (
            <NumberInput
              key={key}
              size="xs"
              w={104}
              hideControls
              min={0}
              max={100}
              aria-label={t(`weight-${key}`)}
              prefix={`${t(`weight-${key}`)} `}
              value={table.weights[key]}
              onChange={(value) => change({ weights: { ...table.weights, [key]: Number(value) || 0 } })}
            />
          ))
        : null}
    </div>
  );
}
