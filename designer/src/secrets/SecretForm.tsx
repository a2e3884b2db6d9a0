import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { secretName } from '@orderloom/shared/actions';
import { useTranslation } from 'react-i18next';
import { useSetSecret } from '../api/queries.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useTell } from '../ui/tell.ts';

const shortest = 8;

interface SecretFormProps {
  /** The name of the secret that gets another value; absent: a new one. */
  readonly existing: string | undefined;
  readonly onClose: () => void;
}

/** Takes a value; what is stored already is not shown. */
export function SecretForm({ existing, onClose }: SecretFormProps) {
  const { t } = useTranslation(['secrets', 'ui']);
  const tell = useTell();
  const errorText = useErrorText();
  const save = useSetSecret(existing);
  const form = useForm({
    initialValues: { name: existing ?? '', value: '' },
    validate: {
      name: (name) => (secretName.test(name) ? null : t('nameWrong')),
      value: (value) => (value.length < shortest ? t('valueShort') : null),
    },
  });
  const done = () => {
    tell.done(t('saved'));
    onClose();
  };
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values, { onSuccess: done }))}>
      <Stack gap={12}>
        {existing === undefined ? (
          <TextInput label={t('name')} description={t('nameHint')} data-autofocus autoComplete="off" {...form.getInputProps('name')} />
        ) : (
          <Text size="sm">{t('rotateText')}</Text>
        )}
        <PasswordInput
          label={t('value')}
          description={t('valueHint')}
          autoComplete="new-password"
          data-autofocus={existing !== undefined || undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('showValue') }}
          {...form.getInputProps('value')}
        />
        {save.error ? (
          <Alert color="red" role="alert">
            {errorText(save.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
