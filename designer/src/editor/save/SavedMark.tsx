import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconEye, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../api/queries.ts';
import { useLocale } from '../../app/locale.ts';
import { useErrorText } from '../../ui/error-text.ts';
import { useSaver, useSaveState } from './SaveProvider.tsx';
import styles from './save.module.css';

/** Whether what is drawn is safe on the server, and since when. */
export function SavedMark() {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const status = useSaveState((state) => state.status);
  const savedAt = useSaveState((state) => state.savedAt);
  const error = useSaveState((state) => state.error);
  const errorText = useErrorText();
  const saver = useSaver();
  const may = useMay('flows:write');
  const zone = useMe().data?.timeZone;
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
  const time = savedAt === null ? '' : clock.format(savedAt);
  const words = {
    saved: { text: savedAt === null ? t('allSaved') : t('savedAt', { time }), Icon: IconCheck },
    dirty: { text: t('saving'), Icon: IconLoader2 },
    saving: { text: t('saving'), Icon: IconLoader2 },
    offline: { text: t('offline'), Icon: IconCloudOff },
    refused: { text: t('notSaved'), Icon: IconAlertTriangle },
    conflict: { text: t('conflict'), Icon: IconAlertTriangle },
  }[status];
  if (!may) {
    return (
      <span role="status" className={styles.mark} title={t('viewOnlyHint')}>
        <IconEye size={14} aria-hidden="true" />
        <span className={styles.text}>{t('viewOnly')}</span>
      </span>
    );
  }
  const mark = (
    <>
      <words.Icon size={14} aria-hidden="true" />
      <span className={styles.text}>{words.text}</span>
    </>
  );
  const stuck = status === 'offline' || status === 'refused';
  return (
    <span role="status" className={styles.mark} data-status={status}>
      {stuck ? (
        <UnstyledButton className={styles.again} title={`${errorText(error)} ${t('saveAgain')}`} onClick={() => void saver.saveNow()}>
          {mark}
        </UnstyledButton>
      ) : (
        mark
      )}
    </span>
  );
}
