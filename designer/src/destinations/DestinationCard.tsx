import { Button, Group } from '@mantine/core';
import type { DestinationSummary } from '@orderloom/shared/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useResumeDestination } from '../api/queries.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Destinations.module.css';
import { PauseDialog } from './PauseDialog.tsx';
import { Standing } from './Standing.tsx';

interface DestinationCardProps {
  readonly destination: DestinationSummary;
  readonly onEdit: () => void;
  readonly onRedrive: () => void;
}

/** One receiver: whether effects flow to it, how many wait, and why not. */
export function DestinationCard({ destination, onEdit, onRedrive }: DestinationCardProps) {
  const { t } = useTranslation('destinations');
  const { id, lastError, deliveredAt, pause } = destination;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.name}>{id}</h2>
        <span className={styles.quiet}>{destination.type}</span>
      </div>
      <Standing destination={destination} />
      {pause?.reason ? <p className={styles.quiet}>{pause.reason}</p> : null}
      <Numbers destination={destination} />
      {lastError ? (
        <p className={styles.error}>
          {t('lastError')}: {lastError.reason} {lastError.at ? <Time iso={lastError.at} as="ago" /> : null}
        </p>
      ) : null}
      {deliveredAt ? (
        <p className={styles.quiet}>
          {t('delivered')} <Time iso={deliveredAt} as="ago" />
        </p>
      ) : null}
      <Acts destination={destination} onEdit={onEdit} onRedrive={onRedrive} />
    </li>
  );
}

function Numbers({ destination }: { readonly destination: DestinationSummary }) {
  const { t } = useTranslation('destinations');
  const { id, pending, delivering, dead, begunLastMinute, settings } = destination;
  const shown = (counted: { readonly count: number; readonly more: boolean }) => `${counted.count}${counted.more ? '+' : ''}`;
  const limit = settings.perMinute;
  const numbers = [
    { name: t('pending'), value: shown(pending), list: 'pending' },
    { name: t('delivering'), value: String(delivering), list: 'delivering' },
    { name: t('dead'), value: shown(dead), list: 'dead' },
    {
      name: t('lastMinute'),
      value: limit === null ? String(begunLastMinute) : t('ofLimit', { count: begunLastMinute, limit }),
      list: undefined,
    },
  ] as const;
  return (
    <dl className={styles.numbers}>
      {numbers.map(({ name, value, list }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={list === 'dead' && dead.count > 0 ? styles.bad : undefined}>
            {list === undefined ? (
              value
            ) : (
              <Link to="/deliveries" search={{ tab: 'outbox', outbox: list, destination: id }} className={styles.number ?? ''}>
                {value}
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Acts({ destination, onEdit, onRedrive }: DestinationCardProps) {
  const { t } = useTranslation('destinations');
  const mayWrite = useMay('destinations:write');
  const mayRedrive = useMay('effects:redrive');
  const { dead } = destination;
  return (
    <Group gap={8} justify="flex-end" mt="auto">
      {mayRedrive && dead.count > 0 ? (
        <Button variant="subtle" onClick={onRedrive}>
          {t('redriveAll', { count: dead.count })}
        </Button>
      ) : null}
      {mayWrite ? (
        <>
          <Button variant="default" onClick={onEdit}>
            {t('edit')}
          </Button>
          <StopAndGo destination={destination} />
        </>
      ) : null}
    </Group>
  );
}

/** Pauses, resumes, or tries at once what stands still by itself. */
function StopAndGo({ destination }: Pick<DestinationCardProps, 'destination'>) {
  const { t } = useTranslation('destinations');
  const tell = useTell();
  const resume = useResumeDestination(destination.id);
  const [pausing, setPausing] = useState(false);
  const { pause, breaker, heldUntil } = destination;
  const stands = pause !== null || breaker.state !== 'closed' || heldUntil !== null;
  const goOn = () => resume.mutate(undefined, { onSuccess: () => tell.done(t('resumedDone')), onError: tell.failed });
  return (
    <>
      {stands ? (
        <Button variant={pause ? 'filled' : 'default'} loading={resume.isPending} onClick={goOn}>
          {pause ? t('resume') : t('tryNow')}
        </Button>
      ) : null}
      {pause ? null : (
        <Button variant="default" onClick={() => setPausing(true)}>
          {t('pause')}
        </Button>
      )}
      <PauseDialog id={destination.id} opened={pausing} onClose={() => setPausing(false)} />
    </>
  );
}
