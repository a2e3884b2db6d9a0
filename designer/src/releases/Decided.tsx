import { ActionIcon } from '@mantine/core';
import type { MigrationMapping } from '@orderloom/shared/migrate';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { type Documents, nameIn } from './names.ts';
import styles from './Releases.module.css';

export interface DecidedProps {
  readonly documents: Documents;
  readonly mapping: MigrationMapping;
  readonly onChange: (mapping: MigrationMapping) => void;
}

const tables = ['states', 'regions', 'fields', 'timers', 'lostCalls', 'newCalls'] as const;

/** Everything decided so far; each can be taken back. */
export function Decided({ documents, mapping, onChange }: DecidedProps) {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  const choiceText = useChoiceText(documents);
  const rows = tables.flatMap((table) => Object.entries(mapping[table]).map(([subject, choice]) => ({ table, subject, choice })));
  return (
    <section className={styles.panel} aria-label={t('decided')}>
      <h2 className={styles.heading}>{t('decided')}</h2>
      {rows.length === 0 ? <p className={styles.quiet}>{t('noneDecided')}</p> : null}
      <ul className={styles.list}>
        {rows.map(({ table, subject, choice }) => {
          const name = nameIn(documents, subject, locale);
          return (
            <li key={`${table} ${subject}`} className={styles.item}>
              <span className={styles.grow}>{t(`decided.${table}`, { subject: name, choice: choiceText(choice) })}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('forget', { what: name })}
                onClick={() => onChange(without(mapping, table, subject))}
              >
                <IconX size={15} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function without(mapping: MigrationMapping, table: (typeof tables)[number], subject: string): MigrationMapping {
  return { ...mapping, [table]: Object.fromEntries(Object.entries(mapping[table]).filter(([key]) => key !== subject)) };
}

const words = {
  'hang-up': 'hangUp',
  refuse: 'stay',
  open: 'openCall',
  leave: 'leaveCall',
  keep: 'keepTimer',
  rebase: 'rebaseTimer',
  rearm: 'rearmTimer',
} as const;

function useChoiceText(documents: Documents): (choice: unknown) => string {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  return (choice) => {
    if (choice === null) return t('nowhere');
    if (typeof choice === 'string') return isWord(choice) ? t(words[choice]) : nameIn(documents, choice, locale);
    const rule = choice as MigrationMapping['fields'][string];
    if (rule.type === 'expression') return rule.text;
    return rule.type === 'default' ? t('useDefault') : (rule.field ?? '');
  };
}

function isWord(choice: string): choice is keyof typeof words {
  return Object.hasOwn(words, choice);
}
