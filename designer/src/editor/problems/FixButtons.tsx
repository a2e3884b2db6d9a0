import { Button } from '@mantine/core';
import type { Finding } from '@orderloom/shared/check';
import { IconWand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useAuthor, useSession } from '../session/index.ts';
import { fixFinding } from './fix-commands.ts';
import styles from './Problems.module.css';

/** What one click can do about a finding, each in words; it is undone like any other step. */
export function FixButtons({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('problems');
  const locale = useLocale();
  const author = useAuthor();
  const run = useSession((session) => session.run);
  const readOnly = useSession((session) => session.readOnly);
  const { fixes = [] } = finding;
  if (readOnly || fixes.length === 0) return null;
  return (
    <span className={styles.fixes}>
      {fixes.map((fix) => (
        <Button
          key={fix.id}
          size="compact-xs"
          variant="default"
          leftSection={<IconWand size={13} aria-hidden="true" />}
          aria-label={t('fix', { what: fix.label[locale] })}
          onClick={() => run(fixFinding(finding, fix, author))}
        >
          {fix.label[locale]}
        </Button>
      ))}
    </span>
  );
}
