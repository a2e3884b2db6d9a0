import { Select } from '@mantine/core';
import type { BackTest } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import type { MigrationMapping } from '@orderloom/shared/migrate';
import { IconArrowRight, IconGripVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { stateOptions } from '../inspector/parts/state-options.ts';
import styles from './LiveOrders.module.css';
import { withState } from './use-live-orders.ts';

/** Under which a removed state is dragged to its successor. */
export const removedMime = 'application/x-orderloom-removed-state';

export interface RemovedStatesProps {
  readonly removed: BackTest['removed'];
  readonly draft: FlowDocument;
  readonly mapping: MigrationMapping;
  readonly onMapping: (mapping: MigrationMapping) => void;
}

/** States that hold orders and are gone: each is dragged onto its successor, or given one by name. */
export function RemovedStates({ removed, draft, mapping, onMapping }: RemovedStatesProps) {
  const { t } = useTranslation('live-orders');
  const locale = useLocale();
  const options = stateOptions(draft, locale).filter(({ value }) => draft.states[value]?.kind !== 'history');
  return (
    <section className={styles.removed} aria-label={t('removed')}>
      <h3 className={styles.heading}>{t('removed')}</h3>
      <p className={styles.quiet}>{t('removedHint')}</p>
      <ul className={styles.list}>
        {removed.map(({ state, label, orders }) => {
          const name = textOf(label, locale) || state;
          return (
            <li key={state} className={styles.mapped}>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the select beside it does the same by keyboard. */}
              <span
                className={styles.chip}
                draggable
                data-state={state}
                onDragStart={(event) => {
                  event.dataTransfer.setData(removedMime, state);
                  event.dataTransfer.effectAllowed = 'link';
                }}
              >
                <IconGripVertical size={14} aria-hidden="true" />
                <span>{name}</span>
                <span className={`${styles.count} tabular`}>{t('removedOrders', { n: orders })}</span>
              </span>
              <IconArrowRight size={16} aria-hidden="true" />
              <Select
                aria-label={t('goesTo', { name })}
                placeholder={t('nowhere')}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': t('clear') }}
                className={styles.select ?? ''}
                data={options}
                value={mapping.states[state] ?? null}
                onChange={(target) => onMapping(withState(mapping, state, target ?? undefined))}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
