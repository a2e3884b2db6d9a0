import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateFlow, useTemplates } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useTell } from '../ui/tell.ts';
import { DocumentPicture } from './DocumentPicture.tsx';
import styles from './Flows.module.css';
import { StartChoice } from './StartChoice.tsx';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Starts a flow from a blank sheet or from a ready-made one, and opens it. */
export function NewFlowDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation(['flows', 'ui']);
  return (
    <Modal opened={opened} onClose={onClose} size={780} title={t('newTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <NewFlowForm onClose={onClose} />
    </Modal>
  );
}

function NewFlowForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['flows', 'ui']);
  const locale = useLocale();
  const navigate = useNavigate();
  const tell = useTell();
  const templates = useTemplates();
  const create = useCreateFlow();
  const [template, setTemplate] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const chosen = templates.data?.find((candidate) => candidate.id === template);
  const name = typed ?? textOf(chosen?.name, locale);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '') return setMissing(true);
    const label = typed === null && chosen ? chosen.name : { [locale]: name.trim() };
    create.mutate(
      { name: label, ...(template === null ? {} : { template }) },
      { onSuccess: (flow) => void navigate({ to: '/flows/$flowId', params: { flowId: flow.id } }), onError: tell.failed },
    );
  }

  return (
    <Stack component="form" gap={16} onSubmit={submit}>
      <div>
        <Text size="xs" fw={600} c="dimmed" mb={8} id="start-from">
          {t('startFrom')}
        </Text>
        <div className={styles.choices} role="radiogroup" aria-labelledby="start-from">
          <StartChoice
            name={t('blank')}
            text={t('blankText')}
            chosen={template === null}
            onChoose={() => setTemplate(null)}
            picture={<IconPlus size={26} stroke={1.4} color="var(--ol-ink-3)" aria-hidden="true" />}
          />
          {templates.data?.map((one) => (
            <StartChoice
              key={one.id}
              name={textOf(one.name, locale)}
              text={textOf(one.description, locale)}
              chosen={template === one.id}
              onChoose={() => setTemplate(one.id)}
              picture={<DocumentPicture document={one.document} />}
            />
          ))}
        </div>
      </div>
      <TextInput
        size="sm"
        label={t('name')}
        placeholder={t('nameHint')}
        data-autofocus
        value={name}
        error={missing && name.trim() === '' ? t('nameMissing') : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
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
