import { Alert, Button, Group, Modal, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { type Json, textOf } from '@orderloom/shared/base';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateOrder, useFlow, useFlows } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useErrorText } from '../ui/error-text.ts';
import { initialValues, PayloadForm } from '../ui/fields/index.ts';
import { changedValues } from './changed-values.ts';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Chosen at first. */
  readonly flow: string | undefined;
}

/** Creates an order by hand in a published flow. */
export function NewOrderDialog({ opened, onClose, flow }: DialogProps) {
  const { t } = useTranslation(['orders', 'ui']);
  return (
    <Modal opened={opened} onClose={onClose} size={560} title={t('createTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <NewOrderForm onClose={onClose} flow={flow} />
    </Modal>
  );
}

function NewOrderForm({ onClose, flow: first }: Omit<DialogProps, 'opened'>) {
  const { t } = useTranslation(['orders', 'ui']);
  const locale = useLocale();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const create = useCreateOrder();
  const published = (useFlows().data ?? []).filter((flow) => flow.version !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [data, setData] = useState<Readonly<Record<string, Json>>>({});
  const [missing, setMissing] = useState(false);
  const flow =
    chosen ?? published.find((candidate) => candidate.id === first)?.id ?? (published.length === 1 ? published[0]?.id : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (flow === undefined) return setMissing(true);
    create.mutate(
      { flow, data, ...(number.trim() === '' ? {} : { externalId: number.trim() }) },
      {
        onSuccess: (step) => {
          if (step.outcome !== 'rejected') void navigate({ to: '/orders/$orderId', params: { orderId: step.order.id } });
        },
      },
    );
  }

  const refusals = create.data?.outcome === 'rejected' ? create.data.problems.map((problem) => problem.message[locale]) : [];
  const faults = create.isError ? [errorText(create.error)] : refusals;
  return (
    <Stack component="form" gap={12} onSubmit={submit}>
      <Select
        label={t('chooseFlow')}
        description={t('chooseFlowHint')}
        placeholder={t('chooseFlow')}
        searchable
        data-autofocus
        value={flow ?? null}
        error={missing && flow === undefined ? t('flowMissing') : null}
        nothingFoundMessage={t('noFlows')}
        data={published.map((candidate) => ({ value: candidate.id, label: textOf(candidate.name, locale) || candidate.id }))}
        onChange={(next) => {
          setChosen(next);
          setData({});
        }}
      />
      <TextInput label={t('numberOptional')} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
      {flow === undefined ? null : <FlowData key={flow} flow={flow} onChange={setData} />}
      {faults.length > 0 ? (
        <Alert color="red" role="alert" title={t('refused')}>
          {faults.join(' ')}
        </Alert>
      ) : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('createIt')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The flow's own fields; only what differs from their defaults is handed on. */
function FlowData({ flow, onChange }: { readonly flow: string; readonly onChange: (data: Readonly<Record<string, Json>>) => void }) {
  const { t } = useTranslation('orders');
  const detail = useFlow(flow).data;
  const [typed, setTyped] = useState<Readonly<Record<string, Json>> | null>(null);
  if (!detail) return <Skeleton height={160} />;
  const fields = (detail.published ?? detail.draft).context;
  const initial = initialValues(fields);
  return (
    <div>
      <Text size="xs" fw={600} c="dimmed" mb={6}>
        {t('data')}
      </Text>
      <PayloadForm
        fields={fields}
        columns={2}
        value={typed ?? initial}
        onChange={(next) => {
          setTyped(next);
          onChange(changedValues(initial, next));
        }}
      />
    </div>
  );
}
