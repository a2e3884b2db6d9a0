import { Tabs } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { useSession } from '../../session/index.ts';
import styles from '../Inspector.module.css';
import { EventsTab } from './EventsTab.tsx';
import { FieldsTab } from './FieldsTab.tsx';
import { FlowForm } from './FlowForm.tsx';

const tabs = ['flow', 'fields', 'events'] as const;
type Tab = (typeof tabs)[number];

/** The flow as a whole: what it is, the data its orders have, the events it knows. */
export function FlowPanel() {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const revealed = useSession((session) => session.revealed);
  const [seen, setSeen] = useState(revealed);
  const [tab, setTab] = useState<Tab>(() => tabOf(revealed?.place.type) ?? 'flow');
  if (seen !== revealed) {
    setSeen(revealed);
    setTab(tabOf(revealed?.place.type) ?? tab);
  }
  const counts = { flow: 0, fields: Object.keys(document.context).length, events: Object.keys(document.events).length };
  const place = revealed?.place;
  return (
    <>
      <header className={styles.heading} data-tabs>
        <p className={styles.kind}>{t('wholeFlow')}</p>
        <h2 className={styles.name}>{textOf(document.name, locale) || t('unnamedFlow')}</h2>
      </header>
      <Tabs value={tab} onChange={(next) => setTab(tabs.find((candidate) => candidate === next) ?? 'flow')}>
        <Tabs.List className={styles.tabs ?? ''}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)} {counts[name] > 0 ? <span className={styles.count}>{counts[name]}</span> : null}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="flow">{tab === 'flow' ? <FlowForm /> : null}</Tabs.Panel>
        <Tabs.Panel value="fields">
          {tab === 'fields' ? <FieldsTab open={place?.type === 'field' ? place.id : undefined} /> : null}
        </Tabs.Panel>
        <Tabs.Panel value="events">
          {tab === 'events' ? <EventsTab open={place?.type === 'event' ? place.id : undefined} /> : null}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function tabOf(place: string | undefined): Tab | undefined {
  if (place === 'field') return 'fields';
  return place === 'event' ? 'events' : undefined;
}
