import type { SystemState } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import styles from './System.module.css';

/** The settings the process runs with, folded away. */
export function SettingsShown({ settings }: { readonly settings: SystemState['settings'] }) {
  const { t } = useTranslation('system');
  return (
    <details className={styles.panel}>
      <summary className={styles.heading}>{t('settings')}</summary>
      <p className={styles.quiet}>{t('settingsText')}</p>
      <dl className={styles.settings}>
        {Object.entries(settings).map(([name, value]) => (
          <div key={name} className={styles.setting}>
            <dt>{name}</dt>
            <dd className="tabular">{shown(value, t)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function shown(value: string | number | boolean, t: (key: 'set' | 'notSet') => string): string {
  if (typeof value === 'boolean') return t(value ? 'set' : 'notSet');
  return value === '' ? t('notSet') : String(value);
}
