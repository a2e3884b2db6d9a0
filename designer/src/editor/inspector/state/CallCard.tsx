import { ActionIcon } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { type Call, meanings, transitionsFrom } from '@orderloom/shared/document';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { connectStates, reconnect } from '../../commands/index.ts';
import { useAuthor, useSession } from '../../session/index.ts';
import { ActionForm } from '../actions/index.ts';
import { Fold, LabelInput, MeaningRow, Row, StateSelect } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

export interface CallCardProps {
  readonly state: string;
  readonly call: Call;
  readonly open: boolean;
  readonly onChange: (call: Call) => void;
  readonly onRemove: () => void;
  readonly disabled: boolean;
}

/** One call of a state: what is asked, and the states its success and its failure lead to. */
export function CallCard({ state, call, open, onChange, onRemove, disabled }: CallCardProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const name = textOf(call.label, locale) || call.id;
  return (
    <Fold
      open={open}
      label={name}
      title={name}
      aside={
        <ActionIcon size={22} variant="subtle" color="gray" disabled={disabled} aria-label={t('removeCall', { name })} onClick={onRemove}>
          <IconTrash size={13} />
        </ActionIcon>
      }
    >
      <Row label={t('name')}>
        <LabelInput label={t('name')} value={call.label} disabled={disabled} onChange={(label) => onChange({ ...call, label })} />
      </Row>
      <MeaningRow
        value={call.meaning}
        choices={meanings}
        placeholder={t('meaningNone')}
        disabled={disabled}
        onChange={(meaning) => onChange(withMeaning(call, meaning))}
      />
      <ActionForm call={call.action} disabled={disabled} onChange={(action) => onChange({ ...call, action })} />
      <CallExit state={state} call={call.id} outcome="done" label={t('onSuccess')} disabled={disabled} />
      <CallExit state={state} call={call.id} outcome="error" label={t('onFailure')} disabled={disabled} />
    </Fold>
  );
}

interface CallExitProps {
  readonly state: string;
  readonly call: string;
  readonly outcome: 'done' | 'error';
  readonly label: string;
  readonly disabled: boolean;
}

function CallExit({ state, call, outcome, label, disabled }: CallExitProps) {
  const { t } = useTranslation('inspector');
  const author = useAuthor();
  const { run } = useEditing();
  const document = useSession((session) => session.document);
  const selection = useSession((session) => session.selection);
  const exit = transitionsFrom(document, state).find(
    ({ trigger }) => trigger.type === 'reply' && trigger.call === call && trigger.outcome === outcome,
  );
  return (
    <Row label={label}>
      <StateSelect
        label={label}
        placeholder={exit ? t('stays') : t('noExitYet')}
        disabled={disabled}
        value={exit?.targets[0] ?? null}
        onChange={(target) => {
          if (target === null) return;
          if (exit) run(reconnect(exit.id, { target }));
          else run({ ...connectStates(state, target, author, { type: 'reply', call, outcome }), selection });
        }}
      />
    </Row>
  );
}

function withMeaning(call: Call, meaning: Call['meaning']): Call {
  const { meaning: _old, ...rest } = call;
  return meaning ? { ...rest, meaning } : rest;
}
