import { Alert, Button, Modal, Stack, Textarea } from '@mantine/core';
import type { OrderDetail, RepairProposal } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRepair, useRepairPreview } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useTell } from '../ui/tell.ts';
import { RepairForm } from './RepairForm.tsx';
import { RepairPreviewPanel } from './RepairPreviewPanel.tsx';
import styles from './Repairs.module.css';

/** What the dialog begins with: a whole repair, or one whose particulars are still to be chosen. */
export type RepairStart =
  | { readonly type: 'move' }
  | { readonly type: 'edit' }
  | { readonly type: 'skip-effect'; readonly effect: string; readonly waits: boolean }
  | Extract<RepairProposal, { type: 'retry' | 'retry-timer' | 'skip-timer' | 'resume' }>;

interface DialogProps {
  readonly order: OrderDetail;
  readonly document: FlowDocument;
  readonly start: RepairStart;
  readonly onClose: () => void;
}

/** One repair of one order: choose, see what will happen, say why, confirm. */
export function RepairDialog(props: DialogProps) {
  const { t } = useTranslation(['repairs', 'ui']);
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={560}
      title={t(`title.${props.start.type}`)}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Dialog {...props} />
    </Modal>
  );
}

function Dialog({ order, document, start, onClose }: DialogProps) {
  const { t } = useTranslation(['repairs', 'ui']);
  const locale = useLocale();
  const tell = useTell();
  const errorText = useErrorText();
  const [repair, setRepair] = useState<RepairProposal | undefined>(() => wholeOf(start));
  const [reason, setReason] = useState('');
  const preview = useRepairPreview(order.id, order.seq, repair);
  const mend = useRepair(order.id);
  const possible =
    preview.data !== undefined && !preview.isPlaceholderData && !['rejected', 'void', 'failed'].includes(preview.data.outcome);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!repair) return;
    mend.mutate(
      { repair, reason, seq: order.seq },
      {
        onSuccess: () => {
          tell.done(t('done'));
          onClose();
        },
      },
    );
  }

  return (
    <Stack component="form" gap={12} onSubmit={submit}>
      <RepairForm order={order} document={document} start={start} onChange={setRepair} />
      {repair && preview.isError ? <Alert color="red">{errorText(preview.error)}</Alert> : null}
      {repair && !preview.isError ? <RepairPreviewPanel preview={preview.data} names={{ document, locale }} /> : null}
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
      {mend.isError ? (
        <Alert color="red" role="alert" title={t('notDone')}>
          {errorText(mend.error)}
        </Alert>
      ) : null}
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={mend.isPending} disabled={!possible || reason.trim() === ''}>
          {t(`confirm.${start.type}`)}
        </Button>
      </div>
    </Stack>
  );
}

/** A repair that needs no more choices. */
function wholeOf(start: RepairStart): RepairProposal | undefined {
  if (start.type === 'move' || start.type === 'edit') return undefined;
  if (start.type !== 'skip-effect') return start;
  return start.waits ? undefined : { type: 'skip-effect', effect: start.effect, answer: null };
}
