import { Button } from '@mantine/core';
import type { OutboxItem } from '@orderloom/shared/api';
import { IconX } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox, useRedrive } from '../api/queries.ts';
import { Chip } from '../ui/Chip.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import { DeliveryList } from './DeliveryList.tsx';
import { Disclosure } from './Disclosure.tsx';
import styles from './Operations.module.css';
import { StatusFilter } from './StatusFilter.tsx';
import { outboxLooks } from './status-looks.ts';

/** Every effect until it is delivered, and those that were given up. */
export function Outbox() {
  const { t } = useTranslation('operations');
  const { outbox: status, destination } = useSearch({ from: '/deliveries' });
  const navigate = useNavigate({ from: '/deliveries' });
  const list = useOutbox({ status, destination });
  const empty = status || destination ? { title: t('nothingHere') } : { title: t('outboxEmpty'), text: t('outboxEmptyText') };
  return (
    <>
      <StatusFilter
        looks={outboxLooks}
        value={status}
        onChange={(outbox) => void navigate({ search: (before) => ({ ...before, outbox }), replace: true })}
      >
        <ExportMenu list="exportOutbox" filter={{ status, destination }} />
      </StatusFilter>
      {destination === undefined ? null : (
        <div className={styles.tools}>
          <Button
            variant="light"
            rightSection={<IconX size={14} aria-hidden="true" />}
            onClick={() => void navigate({ search: (before) => ({ ...before, destination: undefined }), replace: true })}
          >
            {t('destination')}: {destination}
          </Button>
        </div>
      )}
      <DeliveryList list={list} look="outbox" empty={empty}>
        {(item) => <OutboxRow key={item.key} item={item} />}
      </DeliveryList>
    </>
  );
}

function OutboxRow({ item }: { readonly item: OutboxItem }) {
  const { t } = useTranslation('operations');
  const [open, setOpen] = useState(false);
  const look = outboxLooks[item.status];
  return (
    <li className={styles.row}>
      <div className={styles.summary}>
        <Disclosure open={open} of={item.key} onToggle={() => setOpen(!open)} />
        <span>
          <Chip tone={look.tone}>{t(look.text)}</Chip>
        </span>
        <span className={styles.clip}>{item.destination}</span>
        <span className={`${styles.clip} ${styles.error}`} title={item.lastError ?? undefined}>
          {item.lastError}
        </span>
        <span className={`${styles.quiet} tabular`}>
          {t('attempts')} {item.attempts}
        </span>
        <span className={styles.end}>{item.status === 'dead' ? <Redrive item={item} /> : <Time iso={item.createdAt} />}</span>
      </div>
      {open ? <OutboxDetails item={item} /> : null}
    </li>
  );
}

function Redrive({ item }: { readonly item: OutboxItem }) {
  const { t } = useTranslation('operations');
  const tell = useTell();
  const redrive = useRedrive();
  return (
    <Button
      variant="default"
      aria-label={`${t('redrive')}: ${item.destination}`}
      loading={redrive.isPending}
      onClick={() => redrive.mutate(item.key, { onSuccess: () => tell.done(t('redriven')), onError: tell.failed })}
    >
      {t('redrive')}
    </Button>
  );
}

function OutboxDetails({ item }: { readonly item: OutboxItem }) {
  const { t } = useTranslation('operations');
  return (
    <div className={styles.details}>
      <div className={styles.chips}>
        <Link to="/orders/$orderId" params={{ orderId: item.order }} className={styles.link ?? ''}>
          <Chip tone="accent">
            {t('openOrder')} {item.order}
          </Chip>
        </Link>
        <Chip>
          {t('created')} <Time iso={item.createdAt} />
        </Chip>
        {item.nextAttemptAt ? (
          <Chip tone="time">
            {t('nextAttempt')} <Time iso={item.nextAttemptAt} />
          </Chip>
        ) : null}
      </div>
      {item.lastError ? (
        <>
          <h3>{t('lastError')}</h3>
          <span className={styles.error}>{item.lastError}</span>
        </>
      ) : null}
      <h3>{t('request')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <pre className={styles.raw} tabIndex={0}>
        {JSON.stringify(item.request, null, 2)}
      </pre>
      {item.response === null ? null : (
        <>
          <h3>{t('response')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
          <pre className={styles.raw} tabIndex={0}>
            {JSON.stringify(item.response, null, 2)}
          </pre>
        </>
      )}
    </div>
  );
}
