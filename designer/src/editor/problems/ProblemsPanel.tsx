import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/index.ts';
import { useFindings, useFindingsPending } from './live-findings.ts';
import { ProblemList } from './ProblemList.tsx';
import styles from './Problems.module.css';

/** The drawer's list of everything the checks find; a click leads there. */
export function ProblemsPanel() {
  const { t } = useTranslation('problems');
  const findings = useFindings();
  const pending = useFindingsPending();
  const reveal = useSession((session) => session.reveal);
  return (
    <div className={styles.panel} aria-busy={pending}>
      {findings.length === 0 ? (
        <p className={styles.none}>
          <IconCircleCheckFilled size={16} aria-hidden="true" />
          {t('none')}
        </p>
      ) : (
        <ProblemList findings={findings} onReveal={reveal} />
      )}
    </div>
  );
}
