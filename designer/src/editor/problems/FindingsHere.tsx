import type { Finding } from '@orderloom/shared/check';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { FixButtons } from './FixButtons.tsx';
import { useFindings } from './live-findings.ts';
import styles from './Problems.module.css';

/** What was found at one state or transition, at the head of its panel. */
export function FindingsHere({ id }: { readonly id: string }) {
  const { t } = useTranslation('problems');
  const locale = useLocale();
  const here = useFindings().filter((finding) => isAt(finding, id) && !isToldInForm(finding));
  if (here.length === 0) return null;
  return (
    <ul className={styles.here} aria-label={t('here')}>
      {here.map((finding, index) => (
        <li key={`${finding.code}-${finding.path}-${index}`} className={styles.note} data-severity={finding.severity}>
          {finding.message[locale]} <span className={styles.mend}>{finding.mend[locale]}</span>
          <FixButtons finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function isAt({ place }: Finding, id: string): boolean {
  return place !== undefined && place.type !== 'flow' && place.id === id;
}

/** Faults inside a text or an action stand beside it already. */
function isToldInForm({ range, path }: Finding): boolean {
  return range !== undefined || /\.(actions|entry|exit|initialActions|calls|breach)\./.test(path);
}
