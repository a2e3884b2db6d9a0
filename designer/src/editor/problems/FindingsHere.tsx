import type { Finding } from '@orderloom/shared/check';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useFindings } from './live-findings.ts';
import styles from './Problems.module.css';

/** What was found at one state or transition, at the head of its panel. */
export function FindingsHere({ id }: { readonly id: string }) {
  const { t } = useTranslation('problems');
  const locale = useLocale();
  const here = useFindings().filter(({ place }) => place !== undefined && place.type !== 'flow' && place.id === id);
  if (here.length === 0) return null;
  return (
    <ul className={styles.here} aria-label={t('here')}>
      {here.map((finding: Finding) => (
        <li key={finding.code + finding.path} className={styles.note} data-severity={finding.severity}>
          {finding.message[locale]} <span className={styles.mend}>{finding.mend[locale]}</span>
        </li>
      ))}
    </ul>
  );
}
