import type { OrderDetail } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { reviewReasons } from '@orderloom/shared/order';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import styles from './OrderGoods.module.css';
import side from './OrderSide.module.css';

/** Every reason why the order waits, with what mends it. */
export function OrderReasons({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('goods');
  const locale = useLocale();
  if (order.reasons.length === 0) return null;
  return (
    <section className={side.section}>
      <h2 className={side.heading}>{t('waitsFor')}</h2>
      <ul className={styles.reasons}>
        {order.reasons.map((reason) => (
          <li key={reason}>
            <Link to="/orders" search={{ reason }} className={styles.reason ?? ''}>
              <ReasonChip reason={reason} />
            </Link>
            <span className={side.quiet}>{textOf(reviewReasons.get(reason)?.hint, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A reason in a word; one this program does not know is shown as it is. */
export function ReasonChip({ reason }: { readonly reason: string }) {
  const locale = useLocale();
  return (
    <Chip tone="error" icon={<IconHandStop size={12} aria-hidden="true" />}>
      {textOf(reviewReasons.get(reason)?.label, locale) || reason}
    </Chip>
  );
}
