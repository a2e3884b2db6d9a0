import { useTranslation } from 'react-i18next';
import { ProblemList, useFindings } from '../problems/index.ts';
import { useSession } from '../session/index.ts';
import styles from './Publish.module.css';

/** The problems that block publishing, each a way to its place; the others are only counted. */
export function Blockers({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('publish');
  const reveal = useSession((session) => session.reveal);
  const findings = useFindings();
  const errors = findings.filter((finding) => finding.severity === 'error');
  const others = findings.length - errors.length;
  return (
    <>
      {errors.length > 0 ? (
        <div className={styles.blockers} role="alert">
          <h3 className={styles.title}>{t('blocked', { n: errors.length })}</h3>
          <ProblemList
            findings={errors}
            onReveal={(place) => {
              onLeave();
              reveal(place);
            }}
          />
        </div>
      ) : null}
      {others > 0 ? <p className={styles.muted}>{t('warnings', { n: others })}</p> : null}
    </>
  );
}
