import { Button, Skeleton } from '@mantine/core';
import type { IncidentDetail } from '@orderloom/shared/api';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChangeIncident, useIncident, useMay, useMe } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { useTell } from '../ui/tell.ts';
import { IncidentItems } from './IncidentItems.tsx';
import { IncidentLog } from './IncidentLog.tsx';
import styles from './Incidents.module.css';
import { Ages, Care, personName, Stuck } from './IncidentsPage.tsx';
import { useIncidentPlace, useIncidentTitle } from './incident-words.ts';
import { MendButtons } from './MendButtons.tsx';
import { MendJobs } from './MendJobs.tsx';

/** One cause: why, whom it holds up, what to press, and what was done about it. */
export function IncidentPage() {
  const { incidentId } = useParams({ from: '/incidents/$incidentId' });
  const { t } = useTranslation('incidents');
  const incident = useIncident(incidentId);
  const title = useIncidentTitle();
  if (incident.isError) {
    return (
      <Page title={t('title')}>
        <Failure error={incident.error} onRetry={() => void incident.refetch()} />
      </Page>
    );
  }
  if (!incident.data) return <Skeleton height={240} m={16} aria-busy="true" />;
  return (
    <Page title={title(incident.data)} aside={<Care incident={incident.data} />} actions={<Caring incident={incident.data} />}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Why incident={incident.data} />
          {incident.data.open > 0 ? (
            <section className={styles.card}>
              <h2>{t('what')}</h2>
              <MendButtons incident={incident.data} />
            </section>
          ) : null}
          <MendJobs incident={incident.data} />
          <IncidentItems incident={incident.data} />
        </div>
        <IncidentLog incident={incident.data} />
      </div>
    </Page>
  );
}

function Why({ incident }: { readonly incident: IncidentDetail }) {
  const { t } = useTranslation('incidents');
  const locale = useLocale();
  const place = useIncidentPlace();
  return (
    <section className={styles.card}>
      <h2>{t('why')}</h2>
      <p className={styles.problem}>{incident.problem.message[locale]}</p>
      <div className={styles.facts}>
        <Stuck incident={incident} />
        <span>{place(incident)}</span>
        <Ages incident={incident} />
      </div>
    </section>
  );
}

function Caring({ incident: { id, acknowledged, assignedTo, open } }: { readonly incident: IncidentDetail }) {
  const { t } = useTranslation('incidents');
  const tell = useTell();
  const change = useChangeIncident(id);
  const who = useMe().data;
  const me = who?.display || personName(who?.actor ?? '');
  if (!useMay('incidents:write') || open === 0) return null;
  const act = (what: Parameters<typeof change.mutate>[0]) => change.mutate(what, { onError: tell.failed });
  return (
    <>
      {acknowledged ? null : (
        <Button variant="default" loading={change.isPending} onClick={() => act({ type: 'acknowledge' })}>
          {t('acknowledge')}
        </Button>
      )}
      <Button variant="default" loading={change.isPending} onClick={() => act({ type: 'assign', to: assignedTo === me ? null : me })}>
        {assignedTo === me ? t('unassign') : t('assignMe')}
      </Button>
    </>
  );
}
