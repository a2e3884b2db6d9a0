import { Button } from '@mantine/core';
import type { Place } from '@orderloom/shared/base';
import { rules } from '@orderloom/shared/check';
import { IconHelpCircle, IconWand } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useAuthor, useSession } from '../session/index.ts';
import { fixEvery } from './fix-commands.ts';
import type { RuleGroup } from './group-findings.ts';
import { ProblemList } from './ProblemList.tsx';
import styles from './Problems.module.css';

export interface RuleFindingsProps {
  readonly group: RuleGroup;
  readonly onReveal: (place: Place) => void;
}

/** What one rule found: why it matters, one click for all of it, and each place. */
export function RuleFindings({ group, onReveal }: RuleFindingsProps) {
  const { t } = useTranslation('problems');
  const locale = useLocale();
  const author = useAuthor();
  const run = useSession((session) => session.run);
  const readOnly = useSession((session) => session.readOnly);
  const [open, setOpen] = useState(false);
  const explanation = useId();
  const rule = rules.get(group.code);
  return (
    <section aria-label={rule?.label[locale]}>
      <div className={styles.rule}>
        <h4 className={styles.ruleName}>
          {rule?.label[locale] ?? group.code}
          {group.findings.length > 1 ? <span className={styles.count}>{group.findings.length}</span> : null}
        </h4>
        {rule ? (
          <button type="button" className={styles.whyLink} aria-expanded={open} aria-controls={explanation} onClick={() => setOpen(!open)}>
            <IconHelpCircle size={14} aria-hidden="true" />
            {t('why')}
          </button>
        ) : null}
        {readOnly
          ? null
          : group.common.map(({ fix, count }) => (
              <Button
                key={fix.id}
                size="compact-xs"
                variant="light"
                leftSection={<IconWand size={13} aria-hidden="true" />}
                onClick={() => run(fixEvery(group.code, fix, author))}
              >
                {t('fixAll', { n: count, what: fix.label[locale] })}
              </Button>
            ))}
      </div>
      {rule && open ? (
        <p id={explanation} className={styles.why}>
          {rule.why[locale]}
        </p>
      ) : null}
      <ProblemList findings={group.findings} onReveal={onReveal} />
    </section>
  );
}
