import { Button, Textarea } from '@mantine/core';
import type { IncidentDetail, IncidentLogEntry } from '@orderloom/shared/api';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeIncident, useMay } from '../api/queries.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Incidents.module.css';
import { personName } from './IncidentsPage.tsx';

/** What happened about an incident, the latest first, and a place for a note. */
export function IncidentLog({ incident }: { readonly incident: IncidentDetail }) {
  const { t } = useTranslation('incidents');
  const may = useMay('incidents:write');
  return (
    <section className={styles.card}>
      <h2>{t('history')}</h2>
      {may ? <NoteForm id={incident.id} /> : null}
      <ul className={styles.log}>
        {incident.log.map((entry) => (
          <li key={`${entry.at} ${entry.type} ${entry.text}`}>
            <LogLine entry={entry} />
            <div className={styles.quiet}>
              {entry.by === 'system' ? t('system') : personName(entry.by)} · <Time iso={entry.at} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LogLine({ entry: { type, text } }: { readonly entry: IncidentLogEntry }) {
  const { t } = useTranslation('incidents');
  switch (type) {
    case 'opened':
      return t('logOpened');
    case 'closed':
      return t('logClosed');
    case 'acknowledged':
      return t('logAcknowledged');
    case 'assigned':
      return text === '' ? t('logUnassigned') : t('logAssigned', { text });
    case 'mend':
      return t('logMend', { text: text.replace(/^\w+: /, '') });
    case 'note':
      return text;
  }
}

function NoteForm({ id }: { readonly id: string }) {
  const { t } = useTranslation('incidents');
  const tell = useTell();
  const change = useChangeIncident(id);
  const [text, setText] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ type: 'note', text }, { onSuccess: () => setText(''), onError: tell.failed });
  }
  return (
    <form onSubmit={submit}>
      <Textarea
        aria-label={t('note')}
        placeholder={t('notePlaceholder')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" mt={8} mb={8} loading={change.isPending} disabled={text.trim() === ''}>
        {t('addNote')}
      </Button>
    </form>
  );
}
