import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { setTransition, upsertEvent } from '../../commands/index.ts';
import { useSession } from '../../session/index.ts';
import { relabelEvent } from '../event-label.ts';
import { EventSelect, LabelInput, Row } from '../parts/index.ts';
import { together, useEditing } from '../use-editing.ts';

/** Which event it waits for; the event itself can be named here too. */
export function EventTrigger({ transition, event }: { readonly transition: string; readonly event: string }) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const definition = document.events[event];
  return (
    <>
      <Row label={t('event')}>
        <EventSelect
          open
          label={t('event')}
          disabled={readOnly}
          value={event}
          onChange={(name, added) => {
            const set = setTransition(transition, { trigger: { type: 'event', event: name } });
            run(added ? together(set, upsertEvent(name, added)) : set);
          }}
        />
      </Row>
      {definition ? (
        <Row label={t('eventLabel')} hint={t('eventLabelHint', { name: event })}>
          <LabelInput
            label={t('eventLabel')}
            disabled={readOnly}
            value={definition.label}
            onChange={(label) => {
              const command = relabelEvent(document, event, label, locale);
              if (command) run(command);
            }}
          />
        </Row>
      ) : null}
    </>
  );
}
