import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { type Permission, permissions } from '@orderloom/shared/api';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateToken, useMe } from '../api/queries.ts';
import { useTell } from '../ui/tell.ts';
import styles from './Access.module.css';

const lifetimes = ['30', '90', '365', 'never'] as const;

/** A name, what it may, and for how long. */
export function NewTokenForm({ onSecret }: { readonly onSecret: (secret: string) => void }) {
  const { t } = useTranslation('access');
  const tell = useTell();
  const create = useCreateToken();
  const own = useMe().data?.permissions ?? [];
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Permission[]>([]);
  const [lifetime, setLifetime] = useState<string>('365');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expiresInDays = lifetime === 'never' ? null : Number(lifetime);
    create.mutate({ name, permissions: [...chosen], expiresInDays }, { onSuccess: ({ token }) => onSecret(token), onError: tell.failed });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <TextInput
          label={t('tokenName')}
          description={t('tokenNameHint')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('scopes')}
          description={t('scopesHint')}
          value={[...chosen]}
          onChange={(names) => setChosen(permissions.filter((one) => names.includes(one)))}
        >
          <div className={styles.scopes}>
            {permissions
              .filter((one) => own.includes(one))
              .map((one) => (
                <Checkbox key={one} size="xs" value={one} label={t(`may-${one.replace(':', '-')}`)} />
              ))}
          </div>
        </Checkbox.Group>
        <Select
          label={t('lifetime')}
          allowDeselect={false}
          value={lifetime}
          data={lifetimes.map((value) => ({ value, label: t(`days-${value}`) }))}
          onChange={(value) => setLifetime(value ?? 'never')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending} disabled={name.trim() === '' || chosen.length === 0}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
