import { Skeleton } from '@mantine/core';
import type { JournalEntry, OrderDetail } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { FlowDiagram } from '../diagram/index.ts';
import styles from './OrderPage.module.css';
import { walkOf } from './walk.ts';

interface OrderDiagramProps {
  readonly order: OrderDetail;
  readonly document: FlowDocument | undefined;
  readonly journal: readonly JournalEntry[];
}

/** The version the order is pinned to, with where it is lit and the way it came drawn. */
export function OrderDiagram({ order, document, journal }: OrderDiagramProps) {
  const { t } = useTranslation('orders');
  const locale = useLocale();
  const marks = useMemo(() => walkOf(order, journal), [order, journal]);
  if (!document) return <Skeleton height="100%" radius={0} />;
  return (
    <>
      <div className={styles.legend}>
        <span>
          <i aria-hidden="true" />
          {t('legendActive')}
        </span>
        <span>
          <i aria-hidden="true" className={styles.walked} />
          {t('legendWalked')}
        </span>
      </div>
      <div className={styles.canvas}>
        <FlowDiagram document={document} locale={locale} marks={marks} label={t('diagram', { number: order.externalId })} />
      </div>
    </>
  );
}
