import { Select } from '@mantine/core';
import type { State, Transition, Trigger } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { setTransition } from '../../commands/index.ts';
import { useSession } from '../../session/index.ts';
import { Row, Section } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';
import { DelayTrigger } from './DelayTrigger.tsx';
import { EventTrigger } from './EventTrigger.tsx';
import { ReplyTrigger } from './ReplyTrigger.tsx';

const kinds = ['event', 'after', 'always', 'done', 'reply'] as const;
type Kind = (typeof kinds)[number];

/** What sets the transition off. */
export function TriggerSection({ transition }: { readonly transition: Transition }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const source = document.states[transition.source];
  const { trigger } = transition;
  const possible = kinds.filter((kind) => kind === trigger.type || canHave(source, kind));
  return (
    <Section title={t('when')}>
      <Row label={t('trigger')}>
        <Select
          aria-label={t('trigger')}
          allowDeselect={false}
          disabled={readOnly}
          value={trigger.type}
          data={possible.map((kind) => ({ value: kind, label: t(`triggerKind.${kind}`) }))}
          onChange={(picked) => {
            const kind = kinds.find((candidate) => candidate === picked);
            if (kind && kind !== trigger.type) {
              run(setTransition(transition.id, { trigger: startOf(kind, source, Object.keys(document.events)[0]) }));
            }
          }}
        />
      </Row>
      {trigger.type === 'event' ? <EventTrigger transition={transition.id} event={trigger.event} /> : null}
      {trigger.type === 'after' ? <DelayTrigger transition={transition.id} delay={trigger.delay} resume={trigger.resume} /> : null}
      {trigger.type === 'reply' ? <ReplyTrigger transition={transition.id} trigger={trigger} source={source} /> : null}
    </Section>
  );
}

function canHave(source: State | undefined, kind: Kind): boolean {
  if (kind === 'done') return source?.kind === 'compound' || source?.kind === 'parallel';
  return kind !== 'reply' || (source?.calls.length ?? 0) > 0;
}

function startOf(kind: Kind, source: State | undefined, event: string | undefined): Trigger {
  switch (kind) {
    case 'event':
      return { type: 'event', event: event ?? '*' };
    case 'after':
      return { type: 'after', delay: { type: 'fixed', ms: 30 * 60_000 } };
    case 'reply':
      return { type: 'reply', call: source?.calls[0]?.id ?? '', outcome: 'done' };
    case 'always':
    case 'done':
      return { type: kind };
  }
}
