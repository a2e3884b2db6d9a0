import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import type { OrderDetail } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Time } from '../ui/Time.tsx';
import styles from './OrderPage.module.css';
import { ChannelName, StateChips, StatusChip } from './order-columns.tsx';

/** The way back and the order's number. */
export function OrderTitle({ number }: { readonly number: string }) {
  const { t } = useTranslation(['orders', 'ui']);
  return (
    <span className={styles.title}>
      <Link to="/orders" className={styles.back ?? ''}>
        {t('back')}
      </Link>
      <span aria-hidden="true" className={styles.slash}>
        /
      </span>
      <span className="tabular">{number}</span>
      <CopyButton value={number}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('ui:copied') : t('copyNumber')}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('copyNumber')} onClick={copy}>
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}

/** Where the order stands and where it came from, in one line. */
export function OrderFacts({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const locale = useLocale();
  const name = textOf(order.flowName, locale) || order.flow;
  return (
    <span className={styles.facts}>
      <StatusChip status={order.status} />
      {order.status === 'active' ? <StateChips order={order} /> : null}
      <span className={styles.source}>
        <Link to="/flows/$flowId" params={{ flowId: order.flow }} className={styles.back ?? ''}>
          {t('versionOf', { name, version: order.version })}
        </Link>
        <ChannelName id={order.channel} />
        <Time iso={order.createdAt} />
      </span>
    </span>
  );
}
