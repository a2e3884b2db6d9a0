import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import type { IncidentSummary } from '@orderloom/shared/api';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIncidents } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Blank } from '../ui/Blank.tsx';
import { Chip } from '../ui/Chip.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './Incidents.module.css';
import { useIncidentPlace, useIncidentTitle } from './incident-words.ts';

/** Everything that keeps orders from going on, by cause: what, why, since when, how many. */
export function IncidentsPage() {
  const { t } = useTranslation('incidents');
  const { status = 'open' } = useSearch({ from: '/incidents' });
  const navigate = useNavigate({ from: '/incidents' });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportMenu list="exportIncidents" filter={{ status }} />
          <SegmentedControl
            size="xs"
            value={status}
            data={[
              { value: 'open', label: t('open') },
              { value: 'closed', label: t('closed') },
            ]}
            onChange={(next) => void navigate({ search: next === 'closed' ? { status: 'closed' } : {}, replace: true })}
          />
        </>
      }
    >
      <IncidentList status={status} />
    </Page>
  );
}

function IncidentList({ status }: { readonly status: 'open' | 'closed' }) {
  const { t } = useTranslation(['incidents', 'ui']);
  const list = useIncidents(status);
  if (list.isPending) return <Skeleton height={220} m={16} aria-busy="true" />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return status === 'open' ? <Blank title={t('noneTitle')} text={t('noneText')} /> : <Blank title={t('noneClosed')} />;
  return (
    <>
      <ul className={styles.list}>
        {items.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('ui:loadMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function IncidentRow({ incident }: { readonly incident: IncidentSummary }) {
  const locale = useLocale();
  const title = useIncidentTitle();
  const place = useIncidentPlace();
  return (
    <li>
      <Link to="/incidents/$incidentId" params={{ incidentId: incident.id }} className={styles.row ?? ''}>
        <span className={styles.count}>
          <Stuck incident={incident} />
        </span>
        <span className={styles.main}>
          <strong>{title(incident)}</strong>
          <span className={styles.why}>{incident.problem.message[locale]}</span>
          <span className={styles.quiet}>{place(incident)}</span>
        </span>
        <span className={styles.times}>
          <Ages incident={incident} />
        </span>
        <span className={styles.chips}>
          <Care incident={incident} />
        </span>
      </Link>
    </li>
  );
}

/** How many are stuck. */
export function Stuck({ incident: { open, orders } }: { readonly incident: IncidentSummary }) {
  const { t } = useTranslation('incidents');
  const tone = open > 0 ? 'error' : 'done';
  return <Chip tone={tone}>{orders > 0 || open === 0 ? t('stuckOrders', { count: orders }) : t('stuckDeliveries', { count: open })}</Chip>;
}

/** Since when, and when last. */
export function Ages({ incident }: { readonly incident: IncidentSummary }) {
  const { t } = useTranslation('incidents');
  return (
    <>
      <span>
        {incident.closedAt === null ? t('since') : t('closedAt')} <Time iso={incident.closedAt ?? incident.openedAt} as="ago" />
      </span>
      <span className={styles.quiet}>
        {t('last')} <Time iso={incident.lastAt} as="ago" /> · {t('totalEver', { count: incident.total })}
      </span>
    </>
  );
}

/** Who sees to it. */
export function Care({ incident: { assignedTo, acknowledged, running, open } }: { readonly incident: IncidentSummary }) {
  const { t } = useTranslation('incidents');
  if (running) return <Chip tone="accent">{t('mending')}</Chip>;
  if (assignedTo !== null) return <Chip tone="accent">{t('assignedTo', { name: assignedTo })}</Chip>;
  if (acknowledged) return <Chip>{t('acknowledgedBy', { name: personName(acknowledged.by) })}</Chip>;
  return open > 0 ? <Chip tone="time">{t('unseen')}</Chip> : null;
}

/** `person:<name>` without its kind. */
export function personName(actor: string): string {
  return actor.replace(/^person:/, '');
}
