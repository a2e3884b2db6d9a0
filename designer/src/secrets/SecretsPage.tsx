import { Button, Group, Modal, Skeleton, Text } from '@mantine/core';
import type { SecretSummary } from '@orderloom/shared/api';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeleteSecret, useMay, useSecrets } from '../api/queries.ts';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { useTell } from '../ui/tell.ts';
import { SecretForm } from './SecretForm.tsx';
import { SecretRow } from './SecretRow.tsx';
import styles from './Secrets.module.css';

/** Credentials by name: set, replaced and deleted here, and never shown. */
export function SecretsPage() {
  const { t } = useTranslation(['secrets', 'ui']);
  const may = useMay('secrets:write');
  const [edited, setEdited] = useState<SecretSummary | 'new' | null>(null);
  const [doomed, setDoomed] = useState<string | null>(null);
  const close = () => setEdited(null);
  const title = edited === null || edited === 'new' ? t('newTitle') : t('rotateTitle', { name: edited.name });
  return (
    <Page
      title={t('title')}
      actions={
        <Group gap={8} wrap="nowrap">
          <Button variant="default" component={Link} to="/channels">
            {t('toChannels')}
          </Button>
          {may ? (
            <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
              {t('newSecret')}
            </Button>
          ) : null}
        </Group>
      }
    >
      <List may={may} onCreate={() => setEdited('new')} onRotate={setEdited} onDelete={setDoomed} />
      <Modal opened={edited !== null} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('ui:close') }}>
        {edited === null ? null : <SecretForm existing={edited === 'new' ? undefined : edited.name} onClose={close} />}
      </Modal>
      <DeleteDialog name={doomed} onClose={() => setDoomed(null)} />
    </Page>
  );
}

interface ListProps {
  readonly may: boolean;
  readonly onCreate: () => void;
  readonly onRotate: (secret: SecretSummary) => void;
  readonly onDelete: (name: string) => void;
}

function List({ may, onCreate, onRotate, onDelete }: ListProps) {
  const { t } = useTranslation('secrets');
  const list = useSecrets();
  if (list.isPending) return <Skeleton height={160} m={16} radius="lg" />;
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.length === 0) {
    return (
      <Blank title={t('empty')} text={t('emptyText')} icon={<IconKey size={36} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />}>
        {may ? <Button onClick={onCreate}>{t('newSecret')}</Button> : null}
      </Blank>
    );
  }
  return (
    <ul className={styles.rows}>
      {list.data.map((secret) => (
        <SecretRow key={secret.name} secret={secret} may={may} onRotate={() => onRotate(secret)} onDelete={() => onDelete(secret.name)} />
      ))}
    </ul>
  );
}

function DeleteDialog({ name, onClose }: { readonly name: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['secrets', 'ui']);
  const tell = useTell();
  const remove = useDeleteSecret();
  const done = () => {
    onClose();
    tell.done(t('deleted', { name }));
  };
  return (
    <Modal opened={name !== null} onClose={onClose} title={t('deleteTitle', { name })} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <Text size="sm">{t('deleteText')}</Text>
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() => {
            if (name !== null) remove.mutate(name, { onSuccess: done, onError: tell.failed });
          }}
        >
          {t('delete')}
        </Button>
      </Group>
    </Modal>
  );
}
