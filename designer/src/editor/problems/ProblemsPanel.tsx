import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/index.ts';
import { groupFindings } from './group-findings.ts';
import { useFindings, useFindingsPending } from './live-findings.ts';
import styles from './Problems.module.css';
import { RuleFindings } from './RuleFindings.tsx';

/** The drawer's list of everything the checks find, the worst first and by rule; a click leads there, another one mends it. */
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
        groupFindings(findings).map(({ severity, count, rules }) => (
          <section key={severity} aria-label={t(severity)}>
            <h3 className={styles.severity} data-severity={severity}>
              {t(`many.${severity}`, { n: count })}
            </h3>
            {rules.map((group) => (
              <RuleFindings key={group.code} group={group} onReveal={reveal} />
            ))}
          </section>
        ))
      )}
    </div>
  );
}
