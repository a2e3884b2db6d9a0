import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { OrderDetail } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetData } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useErrorText } from '../ui/error-text.ts';
import { PayloadForm } from '../ui/fields/index.ts';
import { useTell } from '../ui/tell.ts';
import { changedValues } from './changed-values.ts';

interface EditDataProps {
  readonly order: OrderDetail;
  readonly document: FlowDocument;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Corrects the order's data by hand. */
export function EditData({ order, document, opened, onClose }: EditDataProps) {
  const { t } = useTranslation(['orders', 'ui']);
  return (
    <Modal opened={opened} onClose={onClose} size={560} title={t('editTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <EditForm order={order} document={document} onClose={onClose} />
    </Modal>
  );
}

function EditForm({ order, document, onClose }: Omit<EditDataProps, 'opened'>) {
  const { t } = useTranslation(['orders', 'ui']);
  const locale = useLocale();
  const tell = useTell();
  const errorText = useErrorText();
  const save = useSetData(order.id);
  const [before] = useState(() =>
    Object.fromEntries(Object.keys(document.context).map((key): [string, Json] => [key, order.context[key] ?? null])),
  );
  const [values, setValues] = useState<Readonly<Record<string, Json>>>(before);
  const changed = changedValues(before, values);
  const refusals = save.data?.outcome === 'rejected' ? save.data.problems.map((problem) => problem.message[locale]) : [];
  const faults = save.isError ? [errorText(save.error)] : refusals;

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(changed, {
      onSuccess: (step) => {
        if (step.outcome === 'rejected') return;
        tell.done(t('saved'));
        onClose();
      },
    });
  }

  return (
    <Stack component="form" gap={12} onSubmit={submit}>
      <Text size="sm" c="dimmed">
        {t('editHint')}
      </Text>
      <PayloadForm fields={document.context} columns={2} value={values} onChange={setValues} />
      {faults.length > 0 ? (
        <Alert color="red" role="alert" title={t('notSaved')}>
          {faults.join(' ')}
        </Alert>
      ) : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={Object.keys(changed).length === 0}>
          {t('ui:save')}
        </Button>
      </Group>
    </Stack>
  );
}
