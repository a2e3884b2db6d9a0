import { Select } from '@mantine/core';
import type { MigrationPlan } from '@orderloom/shared/api';
import { resumeRules } from '@orderloom/shared/document';
import type { MigrationMapping } from '@orderloom/shared/migrate';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { type Documents, delayText, nameIn } from './names.ts';
import styles from './Releases.module.css';

export interface ChangedTimersProps {
  readonly timers: MigrationPlan['differences']['timers'];
  readonly documents: Documents;
  readonly mapping: MigrationMapping;
  readonly onChange: (mapping: MigrationMapping) => void;
}

const ruleTexts = { keep: 'keepTimer', rebase: 'rebaseTimer', rearm: 'rearmTimer' } as const;

/** Time limits that run in both versions with another length, and how they go on. */
export function ChangedTimers({ timers, documents, mapping, onChange }: ChangedTimersProps) {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  if (timers.length === 0) return null;
  return (
    <section className={styles.panel} aria-label={t('timers')}>
      <h2 className={styles.heading}>{t('timers')}</h2>
      <ul className={styles.list}>
        {timers.map(({ id, before, after, resume }) => (
          <li key={id} className={styles.item}>
            <span className={styles.grow}>
              <b>{nameIn(documents, id, locale)}</b>{' '}
              <span className={styles.quiet}>
                {t('timerChange', { before: delayText(before, locale), after: delayText(after, locale) })}
              </span>
            </span>
            <Select
              aria-label={nameIn(documents, id, locale)}
              w={280}
              allowDeselect={false}
              value={mapping.timers[id] ?? resume}
              data={resumeRules.map((rule) => ({ value: rule, label: t(ruleTexts[rule]) }))}
              onChange={(chosen) => {
                const rule = resumeRules.find((one) => one === chosen);
                if (rule) onChange({ ...mapping, timers: { ...mapping.timers, [id]: rule } });
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
