import { Stack } from '@mantine/core';
import { actions } from '@orderloom/shared/actions';
import type { Call, State } from '@orderloom/shared/document';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setState } from '../../commands/index.ts';
import { useAuthor } from '../../session/index.ts';
import { AddAction } from '../actions/index.ts';
import { Section } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';
import { CallCard } from './CallCard.tsx';

/** What is asked of the outside world while the order is here, and where its answer leads. */
export function CallsSection({ state }: { readonly state: State }) {
  const { t } = useTranslation('inspector');
  const { ids } = useAuthor();
  const { readOnly, run } = useEditing();
  const [added, setAdded] = useState<string>();
  const set = (calls: Call[]) => run(setState(state.id, { calls }));
  const add = (type: string) => {
    const label = actions.get(type)?.label;
    const id = ids('call');
    setAdded(id);
    set([...state.calls, { id, label: label ? { ...label } : {}, action: { id: ids('action'), type, params: {} } }]);
  };
  return (
    <Section title={t('calls')}>
      <Stack gap={6}>
        {state.calls.map((call, index) => (
          <CallCard
            key={call.id}
            state={state.id}
            call={call}
            open={call.id === added}
            disabled={readOnly}
            onChange={(next) => set(state.calls.map((old, at) => (at === index ? next : old)))}
            onRemove={() => set(state.calls.filter((_, at) => at !== index))}
          />
        ))}
        <AddAction effectsOnly label={t('addCall')} disabled={readOnly} onPick={add} />
      </Stack>
    </Section>
  );
}
