import { Button } from '@mantine/core';
import { type MappingPath, pathText } from '@orderloom/shared/mapping';
import { useTranslation } from 'react-i18next';
import styles from './Mapping.module.css';

/** Says what is picked up and waits to be put into a field. */
export function HeldBanner({ path, onPutDown }: { readonly path: MappingPath; readonly onPutDown: () => void }) {
  const { t } = useTranslation('mapping');
  return (
    <div className={styles.held} role="status">
      <span>{t('held', { path: pathText(path) })}</span>
      <Button size="compact-xs" variant="subtle" onClick={onPutDown}>
        {t('putDown')}
      </Button>
    </div>
  );
}
