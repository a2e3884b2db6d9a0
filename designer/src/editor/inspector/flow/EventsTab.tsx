import { textOf } from '@orderloom/shared/base';
import type { EventDefinition } from '@orderloom/shared/document';
import { standardEvents } from '@orderloom/shared/order';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { removeEvent, renameEvent, upsertEvent } from '../../commands/index.ts';
import { useSession } from '../../session/index.ts';
import { newEvent, relabelEvent, standardDefinition } from '../event-label.ts';
import { Section } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';
import { AddByName } from './AddByName.tsx';
import { EventCard } from './EventCard.tsx';

/** The events that this flow knows. */
export function EventsTab({ open }: { readonly open: string | undefined }) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const [added, setAdded] = useState(open);
  const names = Object.keys(document.events);

  function add(text: string) {
    const standard = standardDefinition(text);
    const made = standard ? { name: text, definition: standard } : newEvent(document, text, locale);
    setAdded(made.name);
    run(upsertEvent(made.name, made.definition));
  }

  function change(name: string, next: EventDefinition) {
    const relabelled = next.label === document.events[name]?.label ? undefined : relabelEvent(document, name, next.label, locale);
    run(relabelled ?? upsertEvent(name, next));
  }

  return (
    <Section title={t('eventsTitle')}>
      <AddByName
        label={t('addEvent')}
        disabled={readOnly}
        standard={standardEvents
          .filter((event) => !document.events[event.name])
          .map((event) => ({ value: event.name, label: textOf(event.label, locale) }))}
        onAdd={add}
      />
      {names.map((name, index) => {
        const definition = document.events[name];
        return definition ? (
          <EventCard
            key={`${index}-${names.length}`}
            name={name}
            definition={definition}
            open={name === added || name === open}
            disabled={readOnly}
            onChange={(next) => change(name, next)}
            onRename={(to) => run(renameEvent(name, to))}
            onRemove={() => run(removeEvent(name))}
          />
        ) : null;
      })}
    </Section>
  );
}
