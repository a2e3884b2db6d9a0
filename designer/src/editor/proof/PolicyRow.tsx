import { ActionIcon, Select } from '@mantine/core';
import type { Policy } from '@orderloom/shared/document';
import type { PolicyProof } from '@orderloom/shared/explore';
import { IconCircleCheckFilled, IconCircleXFilled, IconHelpCircleFilled, IconLoader2, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { removePolicy, setPolicy } from '../commands/index.ts';
import { useSession } from '../session/index.ts';
import { FindingRow } from './FindingRow.tsx';
import { PolicySentence } from './PolicySentence.tsx';
import styles from './Proof.module.css';

export interface PolicyRowProps {
  readonly policy: Policy;
  /** undefined: not proved yet. */
  readonly proof: PolicyProof | undefined;
}

/** One policy: whether it holds, its sentence, and ways on which it is broken. */
export function PolicyRow({ policy, proof }: PolicyRowProps) {
  const { t } = useTranslation('proof');
  const run = useSession((session) => session.run);
  const readOnly = useSession((session) => session.readOnly);
  return (
    <li className={styles.policy}>
      <div className={styles.policyHead}>
        <Verdict proof={proof} />
        <PolicySentence policy={policy} readOnly={readOnly} onChange={(changed) => run(setPolicy(changed))} />
        <Select
          size="xs"
          className={styles.severity ?? ''}
          aria-label={t('severity')}
          allowDeselect={false}
          disabled={readOnly}
          data={[
            { value: 'error', label: t('blocks') },
            { value: 'warning', label: t('warns') },
          ]}
          value={policy.severity}
          onChange={(value) => value && run(setPolicy({ ...policy, severity: value === 'error' ? 'error' : 'warning' }))}
        />
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('remove')}
          title={t('remove')}
          disabled={readOnly}
          onClick={() => run(removePolicy(policy.id))}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </div>
      {proof && proof.findings.length > 0 ? (
        <ul className={styles.inner}>
          {proof.findings.map((finding) => (
            <FindingRow key={finding.message.en} finding={finding} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Verdict({ proof }: Pick<PolicyRowProps, 'proof'>) {
  const { t } = useTranslation('proof');
  if (!proof) return <IconLoader2 size={16} className={styles.waiting} role="img" aria-label={t('proving')} />;
  if (proof.outcome === 'broken') return <IconCircleXFilled size={16} className={styles.error} role="img" aria-label={t('broken')} />;
  if (proof.outcome === 'open') return <IconHelpCircleFilled size={16} className={styles.warning} role="img" aria-label={t('open')} />;
  return <IconCircleCheckFilled size={16} className={styles.holds} role="img" aria-label={t('holds')} />;
}
