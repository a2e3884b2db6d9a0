import { Radio, Skeleton, Stack } from '@mantine/core';
import type { IncidentSummary, Mend } from '@orderloom/shared/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlow } from '../api/queries.ts';
import { type Places, statesAt } from '../repairs/places.ts';
import { StatesChoice } from '../repairs/StatesChoice.tsx';

interface MoveProps {
  readonly incident: IncidentSummary;
  readonly onChange: (mend: Mend | undefined) => void;
}

/** Where all orders of an incident are put; an order whose version lacks the state is left as it is. */
export function MendMove({ incident, onChange }: MoveProps) {
  const { t } = useTranslation('repairs');
  const flow = useFlow(incident.cause.flow ?? '');
  const [places, setPlaces] = useState<Places>({});
  const [actions, setActions] = useState<'run' | 'skip'>('run');
  const document = flow.data?.published ?? flow.data?.draft;
  if (!document) return <Skeleton height={60} aria-busy="true" />;

  function change(next: Places, how: 'run' | 'skip') {
    setPlaces(next);
    setActions(how);
    const states = document && statesAt(document, next);
    onChange(states ? { type: 'move', states, actions: how, again: false } : undefined);
  }

  return (
    <Stack gap={12}>
      <StatesChoice document={document} places={places} onChange={(next) => change(next, actions)} />
      <Radio.Group label={t('actions')} value={actions} onChange={(how) => change(places, how === 'skip' ? 'skip' : 'run')}>
        <Stack gap={6} mt={6}>
          <Radio value="run" label={t('actionsRun')} />
          <Radio value="skip" label={t('actionsSkip')} />
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
