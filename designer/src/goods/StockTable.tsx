import { Button, Modal, Skeleton, VisuallyHidden } from '@mantine/core';
import type { StockSummary } from '@orderloom/shared/api';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHolds } from '../api/goods.ts';
import { Chip } from '../ui/Chip.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './Goods.module.css';

interface StockTableProps {
  readonly rows: readonly StockSummary[];
  readonly onEdit: ((row: StockSummary) => void) | undefined;
}

/** One row a SKU and warehouse; what is asked for in vain is never hidden. */
export function StockTable({ rows, onEdit }: StockTableProps) {
  const { t } = useTranslation(['goods', 'ui']);
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {['sku', 'warehouse', 'onHand', 'reserved', 'safety', 'available', 'missing', 'changed', ''].map((heading) => (
                <th key={heading} scope="col">
                  {heading === '' ? <VisuallyHidden>{t('edit')}</VisuallyHidden> : t(heading)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.sku}\n${row.warehouse}`}>
                <td>
                  <b>{row.sku}</b>
                </td>
                <td>{row.warehouse}</td>
                <td>{row.onHand}</td>
                <td>
                  <Button size="compact-xs" variant="subtle" onClick={() => setAsked(row.sku)}>
                    {row.reserved}
                    <VisuallyHidden>{t('whoHolds', { sku: row.sku })}</VisuallyHidden>
                  </Button>
                </td>
                <td>{row.safety}</td>
                <td className={row.available < 0 ? styles.bad : undefined}>{row.available}</td>
                <td>
                  {row.missing > 0 || row.available < 0 ? (
                    <Chip tone="error" icon={<IconAlertTriangle size={12} aria-hidden="true" />}>
                      {t('oversoldBy', { count: row.missing - Math.min(0, row.available) })}
                    </Chip>
                  ) : null}
                </td>
                <td className={styles.quiet}>
                  <Time iso={row.changedAt} as="ago" />
                </td>
                <td>
                  {onEdit ? (
                    <Button size="xs" variant="subtle" onClick={() => onEdit(row)}>
                      {t('edit')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t('whoHolds', { sku: asked })}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {asked === null ? null : <Holds sku={asked} />}
      </Modal>
    </>
  );
}

function Holds({ sku }: { readonly sku: string }) {
  const { t } = useTranslation('goods');
  const holds = useHolds({ sku });
  if (holds.isPending) return <Skeleton height={80} />;
  if (holds.isError) return <Failure error={holds.error} onRetry={() => void holds.refetch()} />;
  if (holds.data.length === 0) return <p className={styles.quiet}>{t('nobodyHolds')}</p>;
  return (
    <ul className={styles.holdList}>
      {holds.data.map(({ order, externalId, leg, warehouse, held, missing }) => (
        <li key={`${order} ${leg} ${warehouse}`}>
          <Link to="/orders/$orderId" params={{ orderId: order }}>
            {externalId}
          </Link>
          <span className={styles.quiet}>
            {[warehouse, leg === '' ? '' : t(`leg-${leg}`, { defaultValue: leg })].filter(Boolean).join(' · ')}
          </span>
          {missing > 0 ? <Chip tone="error">{t('lacks', { count: missing })}</Chip> : <span>{t('holdsCount', { count: held })}</span>}
        </li>
      ))}
    </ul>
  );
}
