import { Alert, Button, Group, PasswordInput, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ChannelSummary, ChannelType } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { useTranslation } from 'react-i18next';
import { useChannelTypes, useCreateChannel, useFlows, useSaveChannel } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useErrorText } from '../ui/error-text.ts';
import { ChannelFacts } from './channel-health/ChannelFacts.tsx';

interface ChannelFormProps {
  readonly channel: ChannelSummary | undefined;
  readonly onClose: () => void;
  readonly onSaved: (channel: ChannelSummary) => void;
}

interface Values {
  type: string | null;
  name: string;
  flow: string | null;
  enabled: boolean;
  secrets: Record<string, string>;
  settings: Record<string, string>;
}

/** What a channel is made of; its secrets are written and never shown again. */
export function ChannelForm({ channel, onClose, onSaved }: ChannelFormProps) {
  const { t } = useTranslation(['operations', 'ui']);
  const locale = useLocale();
  const errorText = useErrorText();
  const types = useChannelTypes().data ?? [];
  const published = (useFlows().data ?? []).filter((flow) => flow.version !== null);
  const create = useCreateChannel();
  const save = useSaveChannel(channel?.id ?? '');
  const form = useForm<Values>({
    initialValues: initialValues(channel),
    validate: {
      type: (type) => (type === null ? t('typeMissing') : null),
      name: (name) => (name.trim() === '' ? t('nameMissing') : null),
    },
  });
  const type = types.find((candidate) => candidate.id === form.values.type);
  const fault = create.error ?? save.error;

  function submit({ type: kind, secrets, ...values }: Values) {
    if (kind === null) return;
    const given = Object.fromEntries(Object.entries(secrets).filter(([, secret]) => secret !== ''));
    const body = { ...values, type: kind, name: values.name.trim(), ...(Object.keys(given).length > 0 ? { secrets: given } : {}) };
    (channel ? save : create).mutate(body, { onSuccess: onSaved });
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap={12}>
        <Select
          label={t('type')}
          disabled={channel !== undefined}
          data-autofocus={channel === undefined || undefined}
          data={types.map((candidate) => ({ value: candidate.id, label: candidate.label[locale] }))}
          {...form.getInputProps('type')}
        />
        <TextInput label={t('name')} placeholder={t('nameHint')} {...form.getInputProps('name')} />
        <Select
          label={t('targetFlow')}
          description={t('targetFlowHint')}
          placeholder={t('noFlow')}
          clearable
          searchable
          data={published.map((flow) => ({ value: flow.id, label: textOf(flow.name, locale) || flow.id }))}
          {...form.getInputProps('flow')}
        />
        {type ? (
          <TypeParams type={type} values={form.values} inputOf={(path) => form.getInputProps(path)} kept={channel?.hasSecret ?? false} />
        ) : null}
        <Switch label={t('enabled')} description={t('enabledHint')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
        {fault ? (
          <Alert color="red" role="alert">
            {errorText(fault)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || save.isPending}>
            {channel ? t('ui:save') : t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface TypeParamsProps {
  readonly type: ChannelType;
  readonly values: Values;
  readonly inputOf: (path: string) => object;
  /** Secrets are stored already. */
  readonly kept: boolean;
}

function TypeParams({ type, values, inputOf, kept }: TypeParamsProps) {
  const { t } = useTranslation('operations');
  const locale = useLocale();
  return (
    <>
      {type.settings.map((param) => (
        <Textarea
          autosize
          minRows={1}
          maxRows={8}
          key={param.name}
          label={param.label[locale]}
          description={param.hint?.[locale]}
          withAsterisk={param.required}
          {...inputOf(`settings.${param.name}`)}
          value={values.settings[param.name] ?? ''}
        />
      ))}
      {type.secrets.map((param) => (
        <PasswordInput
          key={param.name}
          label={param.label[locale]}
          visibilityToggleButtonProps={{ 'aria-label': t('showSecret', { name: param.label[locale] }) }}
          description={param.hint?.[locale]}
          placeholder={kept ? t('secretKept') : undefined}
          withAsterisk={param.required && !kept}
          autoComplete="off"
          {...inputOf(`secrets.${param.name}`)}
          value={values.secrets[param.name] ?? ''}
        />
      ))}
      <div>
        <Text size="xs" fw={600} c="dimmed">
          {t('howToSign')}
        </Text>
        <Text size="xs" c="dimmed">
          {type.hint[locale]}
        </Text>
      </div>
      <ChannelFacts type={type} />
    </>
  );
}

function initialValues(channel: ChannelSummary | undefined): Values {
  const settings = Object.entries(channel?.settings ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return {
    type: channel?.type ?? null,
    name: channel?.name ?? '',
    flow: channel?.flow ?? null,
    enabled: channel?.enabled ?? true,
    secrets: {},
    settings: Object.fromEntries(settings),
  };
}
