import { Button, FileButton, Group, Loader, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { serializeDocument } from '@orderloom/shared/document';
import { IconFile } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportFlow } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useTell } from '../ui/tell.ts';
import styles from './Exchange.module.css';
import { ImportFindings } from './ImportFindings.tsx';
import { useImport } from './use-import.ts';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A file that was dropped before the dialog opened. */
  readonly file?: File | undefined;
}

/** Brings in a flow from a file, a picture or pasted text; what it gives is shown before it is taken. */
export function ImportFlowDialog({ opened, onClose, file }: DialogProps) {
  const { t } = useTranslation(['exchange', 'ui']);
  return (
    <Modal opened={opened} onClose={onClose} size={720} title={t('importTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <ImportForm onClose={onClose} file={file} />
    </Modal>
  );
}

function ImportForm({ onClose, file }: Omit<DialogProps, 'opened'>) {
  const { t } = useTranslation(['exchange', 'ui']);
  const locale = useLocale();
  const navigate = useNavigate();
  const tell = useTell();
  const bring = useImportFlow();
  const [format, setFormat] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const { read, error, busy } = useImport(text, format, locale);
  const { chosen, open, forget, failed } = useFile(file, setText);
  useEffect(() => {
    if (error ?? failed) tell.failed(error ?? failed);
  }, [error, failed, tell]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!read?.document || busy) return;
    bring.mutate(
      { format: 'flow', text: serializeDocument(read.document), ...(name.trim() === '' ? {} : { name: { [locale]: name.trim() } }) },
      {
        onSuccess: (flow) => {
          onClose();
          void navigate({ to: '/flows/$flowId', params: { flowId: flow.id } });
        },
        onError: tell.failed,
      },
    );
  }

  return (
    <Stack component="form" gap={12} onSubmit={submit}>
      <Text size="sm" c="dimmed">
        {t('importText')}
      </Text>
      {chosen === undefined ? (
        <>
          <DropArea onFile={open} />
          <Textarea
            aria-label={t('paste')}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            rows={text === '' ? 3 : 6}
            spellCheck={false}
            value={text}
            placeholder={t('paste')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </>
      ) : (
        <div className={styles.chosen}>
          <Text size="sm">{t('chosen', { name: chosen })}</Text>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              forget();
              setText('');
              setFormat(null);
            }}
          >
            {t('another')}
          </Button>
        </div>
      )}
      <Group gap={8} align="flex-end">
        <FormatChoice read={read?.format} chosen={format} onChoose={setFormat} />
        <TextInput label={t('nameOptional')} flex={1} miw={160} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </Group>
      {read ? <ImportFindings read={read} /> : null}
      <Group justify="flex-end" gap={8}>
        {busy && text !== '' ? <Loader size="xs" aria-label={t('reading')} /> : null}
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={bring.isPending} disabled={!read?.document}>
          {t('importIt')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Reads chosen and dropped files, first the one the dialog was opened with. */
function useFile(first: File | undefined, onText: (text: string) => void) {
  const [failed, setFailed] = useState<unknown>();
  const [chosen, setChosen] = useState<string>();
  const open = (file: File | null) => {
    if (!file) return;
    setChosen(file.name);
    import('./read-import.ts').then(({ textOfFile }) => textOfFile(file)).then(onText, setFailed);
  };
  useEffect(() => open(first ?? null), [first]);
  return { chosen, open, forget: () => setChosen(undefined), failed };
}

function DropArea({ onFile }: { readonly onFile: (file: File | null) => void }) {
  const { t } = useTranslation('exchange');
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    onFile(event.dataTransfer.files[0] ?? null);
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here by mouse; the button beside it does the same by key.
    <div className={styles.drop} data-over={over} onDragOver={drag(true)} onDragLeave={drag(false)} onDrop={drop}>
      <Text size="sm">{t('drop')}</Text>
      <Text size="sm">{t('or')}</Text>
      <FileButton accept=".json,.scxml,.xml,.mmd,.md,.txt,.ts,.js,.svg,.png" onChange={onFile}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconFile size={15} />}>
            {t('chooseFile')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

interface FormatChoiceProps {
  /** What the text was read as. */
  readonly read: string | undefined;
  readonly chosen: string | null;
  readonly onChoose: (format: string | null) => void;
}

const readable = ['flow', 'svg', 'scxml', 'mermaid', 'xstate-json', 'xstate-ts'] as const;

function FormatChoice({ read, chosen, onChoose }: FormatChoiceProps) {
  const { t } = useTranslation('exchange');
  const known = readable.find((format) => format === read) ?? (read === 'png' ? 'png' : undefined);
  const found = chosen === null && known ? ` · ${t(known)}` : '';
  return (
    <Select
      label={t('format')}
      w={260}
      allowDeselect={false}
      value={chosen ?? ''}
      onChange={(value) => onChoose(value === '' ? null : value)}
      data={[{ value: '', label: `${t('detected')}${found}` }, ...readable.map((format) => ({ value: format, label: t(format) }))]}
    />
  );
}
