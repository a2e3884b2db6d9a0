import { Button, Progress, Skeleton } from '@mantine/core';
import type { Migration, MigrationDetail } from '@orderloom/shared/api';
import { IconVersions } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMigration, useSteerMigration } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import { Confirm } from './Confirm.tsx';
import styles from './Releases.module.css';
import { statusTones } from './RunList.tsx';
import { RunOrders } from './RunOrders.tsx';

/** One move of orders: how far it has come, what stayed behind and why, and the way back. */
export function RunPage() {
  const { migrationId } = useParams({ from: '/migrations/$migrationId' });
  const { t } = useTranslation('releases');
  const run = useMigration(migrationId);
  if (run.isError) return <Failure error={run.error} onRetry={() => void run.refetch()} />;
  if (!run.data) return <Skeleton height={240} m={16} />;
  const { from, to, flow, status } = run.data;
  return (
    <Page
      title={t('runTitle', { from: from.join(', v'), to })}
      aside={<Chip tone={statusTones[status]}>{t(`status.${status}`)}</Chip>}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconVersions size={15} />}
            renderRoot={(props) => <Link to="/flows/$flowId/versions" params={{ flowId: flow }} {...props} />}
          >
            {t('versionsLink')}
          </Button>
          <Steering run={run.data} />
        </>
      }
    >
      <div className={styles.column}>
        <Course run={run.data} />
        <Why run={run.data} />
        <RunOrders run={run.data} />
      </div>
    </Page>
  );
}

function Steering({ run }: { readonly run: Migration }) {
  const { t } = useTranslation('releases');
  const tell = useTell();
  const steer = useSteerMigration(run.id);
  const [asked, setAsked] = useState(false);
  const act = (verb: 'stop' | 'continue' | 'revert') => steer.mutate(verb, { onError: tell.failed, onSettled: () => setAsked(false) });
  if (!useMay('flows:migrate')) return null;
  const under = run.status === 'running' || run.status === 'reverting';
  return (
    <>
      {under ? (
        <Button variant="default" loading={steer.isPending} onClick={() => act('stop')}>
          {t('stop')}
        </Button>
      ) : null}
      {run.status === 'stopped' ? (
        <Button loading={steer.isPending} onClick={() => act('continue')}>
          {t('continue')}
        </Button>
      ) : null}
      {(run.status === 'done' || run.status === 'stopped') && run.moved > run.reverted + run.stayed ? (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('revert')}
        </Button>
      ) : null}
      {asked ? (
        <Confirm
          title={t('confirmRevert')}
          text={t('confirmRevertText')}
          action={t('revert')}
          pending={steer.isPending}
          onConfirm={() => act('revert')}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}

function Course({ run }: { readonly run: Migration }) {
  const { t } = useTranslation('releases');
  const back = run.status === 'reverting' || run.status === 'reverted';
  const done = back ? run.reverted + run.stayed : run.moved + run.leftOut;
  const total = back ? run.moved : Math.max(run.total, done);
  const figures = [
    { tone: 'done', text: t('runMoved'), value: run.moved },
    { tone: 'time', text: t('runLeft'), value: run.leftOut },
    ...(back
      ? [
          { tone: 'done', text: t('runReverted'), value: run.reverted },
          { tone: 'error', text: t('runStayed'), value: run.stayed },
        ]
      : []),
  ];
  return (
    <section className={styles.panel} aria-label={t(`status.${run.status}`)}>
      <Progress value={total === 0 ? 100 : (100 * done) / total} aria-label={t('progress', { done, total })} />
      <p className={`${styles.sentence} tabular`} role="status">
        {t(`status.${run.status}`)} · {t('progress', { done, total })}
      </p>
      <div className={styles.figures}>
        {figures.map(({ tone, text, value }) => (
          <div key={text} className={styles.figure} data-tone={value > 0 ? tone : undefined}>
            <div className={`${styles.number} tabular`}>{value}</div>
            <div className={styles.quiet}>{text}</div>
          </div>
        ))}
      </div>
      <p className={styles.quiet}>
        {t('startedBy', { who: run.createdBy.replace(/^person:/, '') })} <Time iso={run.createdAt} />
      </p>
    </section>
  );
}

function Why({ run: { reasons } }: { readonly run: MigrationDetail }) {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  return (
    <section className={styles.panel} aria-label={t('why')}>
      <h2 className={styles.heading}>{t('why')}</h2>
      {reasons.length === 0 ? <p className={styles.quiet}>{t('noReasons')}</p> : null}
      <ul className={styles.list}>
        {reasons.map(({ outcome, code, subject, orders, message }) => (
          <li key={`${outcome} ${code} ${subject}`} className={styles.item}>
            <b className="tabular">{t('orders', { count: orders })}</b>
            <span className={styles.grow}>{message[locale]}</span>
            <span className={styles.quiet}>{t(outcome === 'left-out' ? 'runLeft' : 'runStayed')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
