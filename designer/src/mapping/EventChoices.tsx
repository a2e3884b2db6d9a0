import { Select } from '@mantine/core';
import type { MappingSample, MappingState } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import chainStyles from './Chain.module.css';
import styles from './Mapping.module.css';
import type { MappingDraft } from './use-mapping-draft.ts';

export interface EventChoicesProps {
  readonly events: MappingState['events'];
  readonly samples: readonly MappingSample[];
  readonly draft: MappingDraft;
  readonly mayWrite: boolean;
}

/** Which of our events each type of message is. */
export function EventChoices({ events, samples, draft, mayWrite }: EventChoicesProps) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const topics = [...new Set([...Object.keys(draft.document.events), ...samples.map(({ topic }) => topic)])].filter(
    (topic) => topic !== '',
  );
  const options = [
    ...events.map(({ name, label }) => ({ value: name, label: textOf(label, locale) || name })),
    { value: 'ignore', label: t('eventIgnore') },
  ];
  return (
    <details className={styles.group}>
      <summary className={styles.groupName} data-alone>
        {t('events')} <span className={styles.quiet}>{t('mapped', { count: Object.keys(draft.document.events).length })}</span>
      </summary>
      <div className={chainStyles.events}>
        <p className={styles.hint}>{topics.length === 0 ? t('noTopics') : t('eventsHint')}</p>
        {topics.map((topic) => (
          <div key={topic} className={chainStyles.eventRow}>
            <code>{topic}</code>
            <Select
              size="xs"
              clearable
              searchable
              disabled={!mayWrite}
              aria-label={t('eventOf', { topic })}
              placeholder={t('eventOwn')}
              data={options}
              value={draft.document.events[topic] ?? null}
              onChange={(event) => draft.setEvent(topic, event)}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
