import { Skeleton } from '@mantine/core';
import type { FlowSummary } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { IconCircleCheck, IconPencil, IconProgress } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import { FlowMenu } from './FlowMenu.tsx';
import { FlowPicture } from './FlowPicture.tsx';
import styles from './Flows.module.css';

/** One flow: what it looks like, where it stands, and how many orders run on it. */
export function FlowCard({ flow }: { readonly flow: FlowSummary }) {
  const { t } = useTranslation('flows');
  const locale = useLocale();
  const name = textOf(flow.name, locale) || t('unnamed');
  const other = locale === 'zh' ? flow.name.en : flow.name.zh;
  return (
    <li className={styles.card}>
      <div className={styles.picture}>
        <FlowPicture flowId={flow.id} />
      </div>
      <div className={styles.about}>
        <div className={styles.head}>
          <div className={styles.names}>
            <Link to="/flows/$flowId" params={{ flowId: flow.id }} className={styles.name ?? ''}>
              {name}
            </Link>
            <div className={styles.other}>{other !== name ? other : ''}</div>
          </div>
          <div className={styles.menu}>
            <FlowMenu flow={flow} name={name} />
          </div>
        </div>
        <div className={styles.facts}>
          {flow.version === null ? (
            <Chip>{t('draftOnly')}</Chip>
          ) : (
            <Chip tone="done" icon={<IconCircleCheck size={13} aria-hidden="true" />}>
              {t('version', { version: flow.version })}
            </Chip>
          )}
          {flow.dirty && flow.version !== null ? (
            <Chip tone="accent" icon={<IconPencil size={13} aria-hidden="true" />}>
              {t('dirty')}
            </Chip>
          ) : null}
          {flow.activeOrders > 0 ? (
            <Chip icon={<IconProgress size={13} aria-hidden="true" />}>{t('inFlight', { count: flow.activeOrders })}</Chip>
          ) : null}
        </div>
        <div className={styles.foot}>
          <span>{t('states', { count: flow.states })}</span>
          <Time iso={flow.updatedAt} as="ago" />
        </div>
      </div>
    </li>
  );
}

/** The place a card will take. */
export function FlowCardSkeleton() {
  return (
    <div className={styles.card}>
      <div className={styles.picture}>
        <Skeleton height={100} width="70%" />
      </div>
      <div className={styles.about}>
        <Skeleton height={20} width="60%" />
        <Skeleton height={18} width="40%" />
        <Skeleton height={20} width="30%" />
        <Skeleton height={20} />
      </div>
    </div>
  );
}
