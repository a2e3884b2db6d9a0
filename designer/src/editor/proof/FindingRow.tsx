import { ActionIcon, Button } from '@mantine/core';
import type { ProofFinding, ToldWay } from '@orderloom/shared/explore';
import { IconAlertTriangleFilled, IconCircleXFilled, IconPlayerPlay, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import { useLiveProof, useShowWay } from './live-proof.ts';
import styles from './Proof.module.css';
import { usePlayWay } from './use-play-way.ts';

/** One thing that can go wrong: what, what to do about it, and the shortest way to it, which can be shown and played. */
export function FindingRow({ finding }: { readonly finding: ProofFinding }) {
  const { t } = useTranslation('proof');
  const locale = useLocale();
  const reveal = useSession((session) => session.reveal);
  const { message, mend, place, severity, way } = finding;
  return (
    <li className={styles.finding}>
      {severity === 'error' ? (
        <IconCircleXFilled size={16} className={styles.error} role="img" aria-label={t('error')} />
      ) : (
        <IconAlertTriangleFilled size={16} className={styles.warning} role="img" aria-label={t('warning')} />
      )}
      <div className={styles.words}>
        <button type="button" className={styles.message} onClick={() => reveal(place)} disabled={place.type === 'flow'}>
          {message[locale]}
        </button>
        <p className={styles.mend}>{mend[locale]}</p>
        {way ? <Way way={way} /> : null}
      </div>
      {way ? <WayButtons way={way} about={message[locale]} /> : null}
    </li>
  );
}

function WayButtons({ way, about }: { readonly way: ToldWay; readonly about: string }) {
  const { t } = useTranslation('proof');
  const show = useShowWay();
  const play = usePlayWay();
  const shown = useLiveProof().shown === way;
  return (
    <div className={styles.actions}>
      <ActionIcon
        variant={shown ? 'light' : 'subtle'}
        aria-pressed={shown}
        aria-label={`${t('show')}: ${about}`}
        title={t('show')}
        onClick={() => show(shown ? undefined : way)}
      >
        <IconRoute size={16} />
      </ActionIcon>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlayerPlay size={14} />}
        aria-label={`${t('play')}: ${about}`}
        onClick={() => play(way)}
      >
        {t('play')}
      </Button>
    </div>
  );
}

function Way({ way }: { readonly way: ToldWay }) {
  const { t } = useTranslation('proof');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('way', { count: way.steps.length })}
        {way.byData ? null : ` · ${t('answered')}`}
      </button>
      {open ? (
        <ol className={styles.steps}>
          {way.steps.map((step, index) => (
            <li key={index}>
              {step.text[locale]}
              {step.conditions.map((condition) => (
                <span key={condition.en} className={styles.condition}>
                  {condition[locale]}
                </span>
              ))}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
