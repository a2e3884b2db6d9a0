import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import type { OrderDetail, RepairProposal } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changedValues } from '../orders/changed-values.ts';
import { PayloadForm } from '../ui/fields/index.ts';
import { AnswerChoice } from './AnswerChoice.tsx';
import { type Places, placesOf, statesAt } from './places.ts';
import type { RepairStart } from './RepairDialog.tsx';
import { StatesChoice } from './StatesChoice.tsx';

interface FormProps {
  readonly order: OrderDetail;
  readonly document: FlowDocument;
  readonly start: RepairStart;
  /** Undefined: not all is decided. */
  readonly onChange: (repair: RepairProposal | undefined) => void;
}

/** What has to be chosen for a repair; nothing for most. */
export function RepairForm(props: FormProps) {
  const { t } = useTranslation('repairs');
  const { start, onChange } = props;
  switch (start.type) {
    case 'move':
      return <MoveForm {...props} />;
    case 'edit':
      return <EditForm {...props} />;
    case 'skip-effect':
      if (!start.waits) break;
      return <AnswerChoice label={t('answer')} onChange={(answer) => onChange({ type: 'skip-effect', effect: start.effect, answer })} />;
    default:
      break;
  }
  return (
    <Text size="sm" c="dimmed">
      {t(`hint.${start.type}`)}
    </Text>
  );
}

function MoveForm({ order, document, onChange }: FormProps) {
  const { t } = useTranslation('repairs');
  const [places, setPlaces] = useState<Places>(() => placesOf(document, order.states));
  const [actions, setActions] = useState<'run' | 'skip'>('run');
  const [again, setAgain] = useState(false);

  function change(next: Places, how: 'run' | 'skip', anew: boolean) {
    setPlaces(next);
    setActions(how);
    setAgain(anew);
    const states = statesAt(document, next);
    const moves = anew || (states !== undefined && [...states].sort().join() !== [...order.states].sort().join());
    onChange(states && moves ? { type: 'move', states, actions: how, again: anew } : undefined);
  }

  return (
    <Stack gap={12}>
      <StatesChoice document={document} places={places} onChange={(next) => change(next, actions, again)} />
      <Radio.Group label={t('actions')} value={actions} onChange={(how) => change(places, how === 'skip' ? 'skip' : 'run', again)}>
        <Stack gap={6} mt={6}>
          <Radio value="run" label={t('actionsRun')} />
          <Radio value="skip" label={t('actionsSkip')} />
        </Stack>
      </Radio.Group>
      <Checkbox label={t('again')} checked={again} onChange={(event) => change(places, actions, event.currentTarget.checked)} />
    </Stack>
  );
}

function EditForm({ order, document, onChange }: FormProps) {
  const { t } = useTranslation('repairs');
  const [before] = useState(() =>
    Object.fromEntries(Object.keys(document.context).map((key): [string, Json] => [key, order.context[key] ?? null])),
  );
  const [values, setValues] = useState<Readonly<Record<string, Json>>>(before);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('hint.edit')}
      </Text>
      <PayloadForm
        fields={document.context}
        columns={2}
        value={values}
        onChange={(next) => {
          setValues(next);
          const fields = changedValues(before, next);
          onChange(Object.keys(fields).length > 0 ? { type: 'edit', fields, settle: true } : undefined);
        }}
      />
    </>
  );
}
