import { useTranslation } from 'react-i18next';
import chainStyles from './Chain.module.css';
import styles from './Mapping.module.css';

/** One value in a line of its own. */
export function Value({ label, value, strong = false }: { readonly label: string; readonly value: string; readonly strong?: boolean }) {
  const { t } = useTranslation('mapping');
  return (
    <p className={chainStyles.stepValue} data-strong={strong || undefined} data-empty={value === '' || undefined}>
      <span className={styles.quiet}>{label}</span> <output>{value === '' ? t('empty') : value}</output>
    </p>
  );
}
