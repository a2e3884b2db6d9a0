import type { ChannelTestStep } from '@orderloom/shared/api';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from '../Operations.module.css';

/** What was tried of a channel, one thing a line, with what is wrong. */
export function ChannelTestResult({ steps }: { readonly steps: readonly ChannelTestStep[] }) {
  const { t } = useTranslation('channel-health');
  return (
    <ul className={styles.steps} aria-live="polite" aria-label={t('testResult')}>
      {steps.map(({ step, ok, cause, reason }) => (
        <li key={step} data-ok={ok}>
          {ok ? <IconCircleCheck size={15} aria-hidden="true" /> : <IconCircleX size={15} aria-hidden="true" />}
          <span>
            {t(`step.${step}`)}
            {ok ? t('stepOk') : t('stepFailed')}
            {ok ? null : (
              <span className={styles.quiet}>
                {' · '}
                {[cause === undefined ? '' : t(`cause.${cause}`), reason].filter(Boolean).join(' · ')}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
