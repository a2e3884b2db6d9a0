import { Button, Progress } from '@mantine/core';
import type { IncidentDetail, MendJob } from '@orderloom/shared/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useRefusedMends, useStopMend } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Incidents.module.css';
import { personName } from './IncidentsPage.tsx';
import { mendWord } from './incident-words.ts';

const looks = {
  running: { tone: 'accent', text: 'jobRunning' },
  done: { tone: 'done', text: 'jobDone' },
  stopped: { tone: 'plain', text: 'jobStopped' },
} as const;

/** The mends of an incident: how far, how many, and why some were not mended. */
export function MendJobs({ incident }: { readonly incident: IncidentDetail }) {
  const { t } = useTranslation('incidents');
  if (incident.jobs.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2>{t('jobs')}</h2>
      {incident.jobs.slice(0, 5).map((job) => (
        <Job key={job.id} job={job} word={mendWord(incident, job.mend.type)} />
      ))}
    </section>
  );
}

function Job({ job, word }: { readonly job: MendJob; readonly word: string }) {
  const { t } = useTranslation('incidents');
  const tell = useTell();
  const stop = useStopMend();
  const may = useMay('orders:repair');
  const [asked, setAsked] = useState(false);
  const { status, total, mended, refused } = job;
  const share = (part: number) => (total === 0 ? 0 : (100 * part) / total);
  return (
    <div className={styles.job}>
      <div className={styles.jobHead}>
        <strong>{t(`mend.${word}`)}</strong>
        <Chip tone={looks[status].tone}>{t(looks[status].text)}</Chip>
        <span>{t('jobSum', { mended, refused, total })}</span>
        <span className={styles.space} />
        {status === 'running' && may ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate(job.id, { onError: tell.failed })}
          >
            {t('stop')}
          </Button>
        ) : null}
      </div>
      <Progress.Root aria-label={t('jobSum', { mended, refused, total })}>
        <Progress.Section value={share(mended)} color="teal" />
        <Progress.Section value={share(refused)} color="red" />
      </Progress.Root>
      <p className={styles.quiet}>
        {personName(job.by)} · <Time iso={job.createdAt} /> · {job.reason}
      </p>
      {refused > 0 && !asked ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsked(true)}>
          {t('showRefused')}
        </Button>
      ) : null}
      {asked ? <Refused job={job.id} /> : null}
    </div>
  );
}

function Refused({ job }: { readonly job: string }) {
  const locale = useLocale();
  const { t } = useTranslation('incidents');
  const results = useRefusedMends(job, true).data ?? [];
  return (
    <ul className={styles.items}>
      {results.map(({ order, externalId, problems }) => (
        <li key={`${order} ${problems[0]?.code}`} className={styles.item}>
          {order === null ? (
            <span>{t('noOrder')}</span>
          ) : (
            <Link to="/orders/$orderId" params={{ orderId: order }}>
              {externalId}
            </Link>
          )}
          <span className={styles.why}>{problems.map(({ message }) => message[locale]).join(' ')}</span>
        </li>
      ))}
    </ul>
  );
}
