import { useMediaQuery } from '@mantine/hooks';
import type { OrderSummary } from '@orderloom/shared/api';
import { useNavigate } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Orders.module.css';
import { orderColumns, orderFeatures } from './order-columns.tsx';

interface OrderTableProps {
  readonly orders: OrderSummary[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The last rows came into view. */
  readonly onEnd: () => void;
  /** Which orders are in view now. */
  readonly onView: (ids: readonly string[]) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, PageDown: 12, PageUp: -12 };

/** The rows in view of a list of any length; the arrow keys go from row to row, Enter opens. */
export function OrderTable({ orders, scroller, onEnd, onView }: OrderTableProps) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 640px)');
  const [current, setCurrent] = useState(0);
  const table = useTable({ features: orderFeatures, columns: orderColumns, data: orders, getRowId: (order) => order.id });
  const rows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (phone ? 68 : 40),
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => virtual.measure(), [phone, virtual]);
  useEffect(() => {
    if (last >= rows.length - 1) onEnd();
  }, [last, rows.length, onEnd]);
  const view = items.map((item) => rows[item.index]?.id ?? '').join(' ');
  useEffect(() => onView(view.split(' ')), [view, onView]);

  const open = (id: string) => void navigate({ to: '/orders/$orderId', params: { orderId: id } });
  function move(event: KeyboardEvent<HTMLElement>, index: number, id: string) {
    if (event.key === 'Enter') return open(id);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : index + (steps[event.key] ?? 0);
    if (next === index) return;
    event.preventDefault();
    focusRow(Math.max(0, Math.min(rows.length - 1, next)));
  }
  function focusRow(index: number) {
    setCurrent(index);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true }));
  }

  const tabbable = items.some((item) => item.index === current) ? current : (items[0]?.index ?? 0);
  return (
    <table aria-label={t('list')} aria-rowcount={rows.length + 1} className={styles.grid}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} aria-rowindex={1} className={styles.headRow}>
            {group.headers.map((header) => (
              <th key={header.id} scope="col" className={`${styles.cell} ${styles[header.column.id] ?? ''}`}>
                {t(String(header.column.columnDef.header))}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <tr
              key={item.key}
              aria-rowindex={item.index + 2}
              data-index={item.index}
              tabIndex={item.index === tabbable ? 0 : -1}
              className={styles.row}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => open(row.id)}
              onFocus={() => setCurrent(item.index)}
              onKeyDown={(event) => move(event, item.index, row.id)}
            >
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={`${styles.cell} ${styles[cell.column.id] ?? ''}`}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
