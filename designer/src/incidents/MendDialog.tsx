import { Alert, Button, Modal, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import type { IncidentSummary, Mend, MendPreview, SkipAnswer } from '@orderloom/shared/api';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMendPreview, useStartMend } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { AnswerChoice } from '../repairs/AnswerChoice.tsx';
import repairs from '../repairs/Repairs.module.css';
import { useErrorText } from '../ui/error-text.ts';
import { useTell } from '../ui/tell.ts';
import { mendWord } from './incident-words.ts';
import { MendMove } from './MendMove.tsx';

interface DialogProps {
  readonly incident: IncidentSummary;
  readonly order?: string | undefined;
  readonly type: IncidentSummary['mends'][number];
  readonly onClose: () => void;
}

/** A mend of everything an incident gathers: a dry run first, then a reason, then go. */
export function MendDialog(props: DialogProps) {
  const { t } = useTranslation(['incidents', 'ui']);
  const word = t(`mend.${mendWord(props.incident, props.type)}`);
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      title={props.order === undefined ? `${word} · ${t('mendAll')} ${props.incident.open}` : word}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Dialog {...props} />
    </Modal>
  );
}

function Dialog({ incident, order, type, onClose }: DialogProps) {
  const { t } = useTranslation(['incidents', 'ui']);
  const tell = useTell();
  const errorText = useErrorText();
  const [mend, setMend] = useState<Mend | undefined>(() => firstOf(type));
  const [reason, setReason] = useState('');
  const preview = useMendPreview(incident.id, mend, order);
  const start = useStartMend(incident.id);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!mend) return;
    const done = () => {
      tell.done(t('started'));
      onClose();
    };
    start.mutate({ mend, reason, order }, { onSuccess: done });
  }

  return (
    <Stack component="form" gap={12} onSubmit={submit}>
      <Text size="sm" c="dimmed">
        {t(`mendHint.${mendWord(incident, type)}`)}
      </Text>
      {type === 'move' ? <MendMove incident={incident} onChange={setMend} /> : null}
      {type === 'skip' && incident.cause.type === 'effect-dead' ? (
        <AnswerChoice label={t('answer')} onChange={(answer: SkipAnswer) => setMend({ type: 'skip', answer })} />
      ) : null}
      {mend ? <DryRun preview={preview.data} replays={mendWord(incident, type) === 'replay'} /> : null}
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        required
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {start.isError || preview.isError ? (
        <Alert color="red" role="alert">
          {errorText(start.error ?? preview.error)}
        </Alert>
      ) : null}
      <div className={repairs.foot}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={start.isPending} disabled={!mend || (preview.data?.would ?? 0) === 0 || reason.trim() === ''}>
          {t('start', { count: preview.data?.total ?? incident.open })}
        </Button>
      </div>
    </Stack>
  );
}

/** The mend as it stands before anything more is chosen; a call's answer is only given where one waits. */
function firstOf(type: DialogProps['type']): Mend | undefined {
  if (type === 'move') return undefined;
  return type === 'retry' ? { type } : { type, answer: null };
}

function DryRun({ preview, replays }: { readonly preview: MendPreview | undefined; readonly replays: boolean }) {
  const { t } = useTranslation('incidents');
  const locale = useLocale();
  if (!preview) return <Skeleton height={60} aria-busy="true" />;
  const { total, tried, would, refusals } = preview;
  return (
    <section className={repairs.preview} aria-label={t('dryRun')}>
      <h3>{t('dryRun')}</h3>
      <strong>{t('dryAll', { would, total: tried })}</strong> {tried < total ? t('dryTried', { count: tried }) : null}
      {replays ? <div>{t('dryReplay')}</div> : null}
      {refusals.map(({ problem, count }) => (
        <div key={problem.message.en} className={repairs.line}>
          <span>{count}×</span>
          <span>{problem.message[locale]}</span>
        </div>
      ))}
    </section>
  );
}
