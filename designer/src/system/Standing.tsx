import type { SystemState } from '@orderloom/shared/api';
import { IconAlertTriangle, IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Time } from '../ui/Time.tsx';
import styles from './System.module.css';

/** Whether work is taken; if not, why, and what helps. */
export function Standing({ state, stale }: { readonly state: SystemState; readonly stale: boolean }) {
  const { t } = useTranslation('system');
  if (stale) {
    return (
      <div className={styles.standing} data-mood="bad" role="alert">
        <IconPlugConnectedX size={20} stroke={1.8} aria-hidden="true" />
        <div>
          <strong>{t('stale')}</strong>
          <p>
            {t('staleSince')} <Time iso={state.at} as="ago" />
          </p>
        </div>
      </div>
    );
  }
  const [reason] = state.notReady;
  if (reason === undefined) {
    return (
      <div className={styles.standing} data-mood="good" role="status">
        <IconCircleCheck size={20} stroke={1.8} aria-hidden="true" />
        <div>
          <strong>{t('ready')}</strong>
          <p>{t('readyText', { synchronous: state.synchronous.toUpperCase() })}</p>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.standing} data-mood="bad" role="alert">
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden="true" />
      <div>
        <strong>{t(`not.${reason}`)}</strong>
        <p>{t(`mend.${reason}`)}</p>
        {state.commitTrouble ? (
          <p className={styles.code}>
            {state.commitTrouble.code}: {state.commitTrouble.reason}
          </p>
        ) : null}
      </div>
    </div>
  );
}
