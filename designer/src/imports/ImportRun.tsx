import { Alert, Button, Progress } from '@mantine/core';
import type { ImportJob } from '@orderloom/shared/api';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rejectionsAddress, useSteerImport } from '../api/imports.ts';
import { useLocale } from '../app/locale.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Imports.module.css';

/** How far an import is, what came of it, and what can be done. */
export function ImportRun({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  return (
    <div className={styles.sections}>
      <section className={styles.section}>
        <Progress value={job.fraction * 100} color={job.status === 'failed' ? 'red' : 'blue'} size="lg" aria-label={t('progress')} />
        <dl className={styles.figures}>
          <Figure name={t('gone')} value={`${Math.floor(job.fraction * 100)}%`} />
          <Figure name={t('imported')} value={job.imported.toLocaleString(locale)} />
          <Figure name={t('exists')} value={job.exists.toLocaleString(locale)} />
          <Figure name={t('refused')} value={job.refused.toLocaleString(locale)} />
          {job.rowsPerSecond === null ? null : <Figure name={t('speed')} value={job.rowsPerSecond.toLocaleString(locale)} />}
        </dl>
        {job.endsAt ? (
          <p className={styles.quiet}>
            {t('left')} <Time iso={job.endsAt} />
          </p>
        ) : null}
        {job.timersPassed > 0 ? <p className={styles.quiet}>{t('passed', { count: job.timersPassed })}</p> : null}
        {job.trouble ? (
          <Alert color="red" role="alert">
            {job.trouble[locale]}
          </Alert>
        ) : null}
        <Acts job={job} />
      </section>
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd style={{ margin: 0 }}>
        <b>{value}</b>
      </dd>
    </div>
  );
}

function Acts({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('imports');
  const tell = useTell();
  const steer = useSteerImport(job.id);
  const act = (name: 'pause' | 'resume' | 'cancel') => steer.mutate(name, { onError: tell.failed });
  const { status } = job;
  return (
    <div className={styles.foot}>
      {status === 'running' ? (
        <Button variant="default" loading={steer.isPending} onClick={() => act('pause')}>
          {t('pause')}
        </Button>
      ) : null}
      {status === 'paused' || status === 'failed' ? (
        <Button loading={steer.isPending} onClick={() => act('resume')}>
          {t('resume')}
        </Button>
      ) : null}
      {status === 'running' || status === 'paused' || status === 'failed' ? (
        <Button variant="subtle" color="red" loading={steer.isPending} onClick={() => act('cancel')}>
          {t('cancel')}
        </Button>
      ) : null}
      {job.refused + job.exists > 0 ? (
        <Button component="a" variant="default" href={rejectionsAddress(job.id)} download leftSection={<IconDownload size={15} />}>
          {t('rejections')}
        </Button>
      ) : null}
      {status === 'done' && job.imported > 0 ? <Link to="/orders">{t('toOrders')}</Link> : null}
    </div>
  );
}
