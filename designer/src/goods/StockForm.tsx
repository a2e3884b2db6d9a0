import { Alert, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { StockSummary } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { useCountStock, useRemoveStock } from '../api/goods.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useTell } from '../ui/tell.ts';

interface StockFormProps {
  readonly existing: StockSummary | undefined;
  readonly onClose: () => void;
}

/** What was counted of one SKU in one warehouse. */
export function StockForm({ existing, onClose }: StockFormProps) {
  const { t } = useTranslation(['goods', 'ui']);
  const tell = useTell();
  const errorText = useErrorText();
  const count = useCountStock();
  const remove = useRemoveStock();
  const form = useForm({
    initialValues: {
      sku: existing?.sku ?? '',
      warehouse: existing?.warehouse ?? '',
      onHand: existing?.onHand ?? 0,
      safety: existing?.safety ?? 0,
    },
    validate: {
      sku: (sku) => (sku.trim() === '' ? t('skuMissing') : null),
      warehouse: (warehouse) => (warehouse.trim() === '' ? t('warehouseMissing') : null),
    },
  });
  const done = (text: string) => () => {
    tell.done(text);
    onClose();
  };
  return (
    <form onSubmit={form.onSubmit((values) => count.mutate([values], { onSuccess: done(t('saved')) }))}>
      <Stack gap={12}>
        {existing ? null : (
          <Group gap={12} grow align="start">
            <TextInput label={t('sku')} data-autofocus {...form.getInputProps('sku')} />
            <TextInput label={t('warehouse')} {...form.getInputProps('warehouse')} />
          </Group>
        )}
        <Group gap={12} grow align="start">
          <NumberInput label={t('onHand')} allowDecimal={false} {...form.getInputProps('onHand')} />
          <NumberInput label={t('safety')} description={t('safetyHint')} min={0} allowDecimal={false} {...form.getInputProps('safety')} />
        </Group>
        {count.error ? (
          <Alert color="red" role="alert">
            {errorText(count.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8}>
          {existing ? (
            <Button
              mr="auto"
              variant="subtle"
              color="red"
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(
                  { sku: existing.sku, warehouse: existing.warehouse },
                  { onSuccess: done(t('deletedStock')), onError: tell.failed },
                )
              }
            >
              {t('deleteStock')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={count.isPending}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
