import { Button, Group } from '@mantine/core';
import type { ChannelHealth } from '@orderloom/shared/api';
import { IconAlertTriangle, IconPlayerPause, IconPlayerPlay, IconPlugConnected, IconStethoscope } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChannelHealth, usePauseChannel, useTestChannel } from '../../api/channel-health.ts';
import { May } from '../../api/May.tsx';
import { Chip, type Tone } from '../../ui/Chip.tsx';
import { Time } from '../../ui/Time.tsx';
import { useTell } from '../../ui/tell.ts';
import styles from '../Operations.module.css';
import { ChannelTestResult } from './ChannelTestResult.tsx';

const tones: Readonly<Record<ChannelHealth['state'], Tone>> = {
  listening: 'done',
  polling: 'done',
  connected: 'done',
  connecting: 'time',
  waiting: 'error',
  unconfigured: 'error',
  paused: 'time',
  disabled: 'plain',
};

/** How one channel stands: heard of when, what waits, what is wrong; to be tried and paused. */
export function ChannelHealthPart({ channel }: { readonly channel: string }) {
  const { t } = useTranslation('channel-health');
  const health = useChannelHealth().data?.find((one) => one.channel === channel);
  const test = useTestChannel(channel);
  const pause = usePauseChannel(channel);
  const tell = useTell();
  if (!health) return null;
  const paused = health.state === 'paused';
  return (
    <section className={styles.health} aria-label={t('healthOf', { name: channel })}>
      <div className={styles.chips}>
        <Chip tone={tones[health.state]} icon={<IconPlugConnected size={13} aria-hidden="true" />}>
          {t(`state.${health.state}`)}
        </Chip>
        {health.waiting > 0 ? <Chip tone="time">{t('waitingCount', { count: health.waiting })}</Chip> : null}
        {health.quarantined > 0 ? (
          <Link to="/deliveries" search={{ tab: 'inbox', inbox: 'quarantined' }} className={styles.link ?? ''}>
            <Chip tone="error">{t('quarantinedCount', { count: health.quarantined })}</Chip>
          </Link>
        ) : null}
      </div>
      <Figures health={health} />
      <Trouble health={health} />
      <May permission="channels:write">
        <Group gap={8}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconStethoscope size={14} />}
            loading={test.isPending}
            onClick={() => test.mutate(undefined, { onError: tell.failed })}
          >
            {t('testChannel')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
            loading={pause.isPending}
            disabled={health.state === 'disabled'}
            onClick={() => pause.mutate(!paused, { onError: tell.failed })}
          >
            {paused ? t('resumeChannel') : t('pauseChannel')}
          </Button>
        </Group>
      </May>
      {test.data ? <ChannelTestResult steps={test.data.steps} /> : null}
    </section>
  );
}

function Figures({ health }: { readonly health: ChannelHealth }) {
  const { t } = useTranslation('channel-health');
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('lastMessage')}</dt>
        <dd>{health.lastMessageAt === null ? t('never') : <Time iso={health.lastMessageAt} as="ago" />}</dd>
      </div>
      {health.lagMs === null ? null : (
        <div>
          <dt>{t('lag')}</dt>
          <dd>{t('lagSeconds', { count: Math.round(health.lagMs / 1000) })}</dd>
        </div>
      )}
      {health.credentialsExpireAt === null ? null : (
        <div>
          <dt>{t('expires')}</dt>
          <dd className={isNear(health.credentialsExpireAt) ? styles.alarming : undefined}>
            <Time iso={health.credentialsExpireAt} />
          </dd>
        </div>
      )}
    </dl>
  );
}

const nearMs = 7 * 24 * 60 * 60 * 1000;

function isNear(iso: string): boolean {
  return Date.parse(iso) - Date.now() < nearMs;
}

/** What is wrong now, and how often what went wrong since the start. */
function Trouble({ health: { trouble, errors, retryAt } }: { readonly health: ChannelHealth }) {
  const { t } = useTranslation('channel-health');
  if (!trouble && errors.length === 0) return null;
  return (
    <div className={styles.trouble}>
      {trouble ? (
        <p role="status">
          <IconAlertTriangle size={14} aria-hidden="true" /> {t(`cause.${trouble.cause}`)}
          <span className={styles.quiet}>{trouble.reason}</span>
          {retryAt === null ? null : <span className={styles.quiet}>{t('triedAgain')}</span>}
        </p>
      ) : null}
      {errors.length === 0 ? null : (
        <p className={styles.quiet}>
          {t('errorsSinceStart')} {errors.map(({ cause, count }) => `${t(`cause.${cause}`)} × ${count}`).join(' · ')}
        </p>
      )}
    </div>
  );
}
