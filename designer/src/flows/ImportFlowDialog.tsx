import { Alert, Button, FileButton, Group, List, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconFile } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { useImportFlow } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useErrorText } from '../ui/error-text.ts';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Brings in a flow from a file or from pasted text. */
export function ImportFlowDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation(['flows', 'ui']);
  return (
    <Modal opened={opened} onClose={onClose} size={640} title={t('importTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <ImportForm onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['flows', 'ui']);
  const locale = useLocale();
  const navigate = useNavigate();
  const bring = useImportFlow();
  const [chosenFormat, setFormat] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const format = chosenFormat ?? formatOf(text);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return setMissing(true);
    bring.mutate(
      { format, text, ...(name.trim() === '' ? {} : { name: { [locale]: name.trim() } }) },
      { onSuccess: (flow) => void navigate({ to: '/flows/$flowId', params: { flowId: flow.id } }) },
    );
  }

  return (
    <Stack component="form" gap={12} onSubmit={submit}>
      <Text size="sm" c="dimmed">
        {t('importText')}
      </Text>
      <Group gap={8} align="flex-end">
        <FileButton accept=".json,application/json" onChange={(file) => void file?.text().then(setText)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFile size={15} />}>
              {t('chooseFile')}
            </Button>
          )}
        </FileButton>
        <Select
          label={t('format')}
          allowDeselect={false}
          value={format}
          onChange={setFormat}
          data={[
            { value: 'xstate-json', label: t('xstateJson') },
            { value: 'flow', label: t('flow') },
          ]}
        />
        <TextInput label={t('nameOptional')} flex={1} miw={160} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </Group>
      <Textarea
        label={t('content')}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        rows={12}
        spellCheck={false}
        value={text}
        error={missing && text.trim() === '' ? t('contentMissing') : null}
        placeholder={'{ "id": "order", "initial": "unpaid", "states": { … } }'}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {bring.isError ? <Faults error={bring.error} /> : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={bring.isPending}>
          {t('importIt')}
        </Button>
      </Group>
    </Stack>
  );
}

/** A flow file names its own format; anything else is taken for an XState config. */
function formatOf(text: string): string {
  return /"format"\s*:\s*"orderloom\.flow"/.test(text) ? 'flow' : 'xstate-json';
}

function Faults({ error }: { readonly error: Error }) {
  const { t } = useTranslation('flows');
  const locale = useLocale();
  const errorText = useErrorText();
  const faults = error instanceof ApiError ? error.details.errors : [];
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle size={16} />} title={t('importFaults', { count: Math.max(1, faults.length) })}>
      {faults.length === 0 ? (
        errorText(error)
      ) : (
        <List size="xs">
          {faults.map((fault) => (
            <List.Item key={`${fault.path} ${fault.code}`}>
              {fault.path ? <code>{fault.path}</code> : null} {fault.message[locale]}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
