import { ActionIcon, Alert, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { BundleSummary } from '@orderloom/shared/api';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRemoveBundle, useSaveBundle } from '../api/goods.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useTell } from '../ui/tell.ts';
import styles from './Goods.module.css';

interface BundleFormProps {
  readonly existing: BundleSummary | undefined;
  readonly onClose: () => void;
}

const empty = { sku: '', quantity: 1, share: 0 };

/** What a bundle holds; changed ones hold for orders that come in afterwards. */
export function BundleForm({ existing, onClose }: BundleFormProps) {
  const { t } = useTranslation(['goods', 'ui']);
  const tell = useTell();
  const errorText = useErrorText();
  const save = useSaveBundle();
  const remove = useRemoveBundle();
  const form = useForm({
    initialValues: { code: existing?.code ?? '', name: existing?.name ?? '', components: existing?.components ?? [empty] },
    validate: {
      code: (code) => (code.trim() === '' ? t('codeMissing') : null),
      components: { sku: (sku) => (sku.trim() === '' ? t('skuMissing') : null) },
    },
  });
  const done = (text: string) => () => {
    tell.done(text);
    onClose();
  };
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values, { onSuccess: done(t('saved')) }))}>
      <Stack gap={12}>
        <Group gap={12} grow align="start">
          <TextInput
            label={t('bundleCode')}
            disabled={existing !== undefined}
            data-autofocus={existing === undefined || undefined}
            {...form.getInputProps('code')}
          />
          <TextInput label={t('bundleName')} {...form.getInputProps('name')} />
        </Group>
        <p className={styles.quiet}>{t('shareHint')}</p>
        {form.values.components.map((_, index) => (
          <div key={index} className={styles.component}>
            <TextInput aria-label={t('sku')} placeholder={t('sku')} {...form.getInputProps(`components.${index}.sku`)} />
            <NumberInput aria-label={t('quantity')} min={1} allowDecimal={false} {...form.getInputProps(`components.${index}.quantity`)} />
            <NumberInput aria-label={t('share')} min={0} allowDecimal={false} {...form.getInputProps(`components.${index}.share`)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeComponent')}
              disabled={form.values.components.length === 1}
              onClick={() => form.removeListItem('components', index)}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </div>
        ))}
        <Group>
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => form.insertListItem('components', empty)}>
            {t('addComponent')}
          </Button>
        </Group>
        {save.error ? (
          <Alert color="red" role="alert">
            {errorText(save.error)}
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
                remove.mutate(existing.code, { onSuccess: done(t('deletedBundle', { code: existing.code })), onError: tell.failed })
              }
            >
              {t('deleteBundle')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
