import { Button, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { type Person, Role } from '@orderloom/shared/api';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateLink, useCreatePerson, useDeletePerson, useSavePerson } from '../api/queries.ts';
import { useTell } from '../ui/tell.ts';
import { linkAddress, Secret } from './Secret.tsx';

interface PersonDialogProps {
  readonly edited: Person | 'new' | null;
  readonly onClose: () => void;
}

/** Adds a person, and then shows the link to send; or changes one. */
export function PersonDialog({ edited, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['access', 'ui']);
  const title = edited === null || edited === 'new' ? t('newPerson') : edited.display;
  return (
    <Modal opened={edited !== null} onClose={onClose} size={480} title={title} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      {edited === null ? null : <Body edited={edited} onClose={onClose} />}
    </Modal>
  );
}

function Body({ edited, onClose }: { readonly edited: Person | 'new'; readonly onClose: () => void }) {
  const { t } = useTranslation('access');
  const [link, setLink] = useState<string | null>(null);
  if (link !== null) return <Secret text={t('linkText')} secret={linkAddress(link)} onClose={onClose} />;
  return edited === 'new' ? <NewPerson onLink={setLink} /> : <EditPerson person={edited} onLink={setLink} onClose={onClose} />;
}

function RoleChoice({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const { t } = useTranslation('access');
  return (
    <Select
      label={t('role')}
      description={t(`role-${value}-may`)}
      allowDeselect={false}
      value={value}
      data={Role.options.map((role) => ({ value: role, label: t(`role-${role}`) }))}
      onChange={(role) => onChange(Role.catch(value).parse(role))}
    />
  );
}

function NewPerson({ onLink }: { readonly onLink: (link: string) => void }) {
  const { t } = useTranslation('access');
  const tell = useTell();
  const create = useCreatePerson();
  const [name, setName] = useState('');
  const [display, setDisplay] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, display, role }, { onSuccess: ({ link }) => onLink(link), onError: tell.failed });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput label={t('display')} value={display} onChange={(event) => setDisplay(event.currentTarget.value)} />
        <RoleChoice value={role} onChange={setRole} />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function EditPerson({
  person,
  onLink,
  onClose,
}: {
  readonly person: Person;
  readonly onLink: (link: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['access', 'ui']);
  const tell = useTell();
  const save = useSavePerson(person.id);
  const remove = useDeletePerson(person.id);
  const renew = useCreateLink(person.id);
  const [display, setDisplay] = useState(person.display);
  const [role, setRole] = useState<Role>(person.role);
  const [disabled, setDisabled] = useState(person.disabled);
  const [asking, setAsking] = useState(false);
  const done = { onSuccess: onClose, onError: tell.failed };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ display, role, disabled }, done);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <TextInput label={t('display')} required value={display} onChange={(event) => setDisplay(event.currentTarget.value)} />
        <RoleChoice value={role} onChange={setRole} />
        <Switch
          label={t('disable')}
          description={t('disableHint')}
          checked={disabled}
          onChange={(event) => setDisabled(event.currentTarget.checked)}
        />
        <Button
          variant="default"
          loading={renew.isPending}
          onClick={() => renew.mutate(undefined, { onSuccess: ({ link }) => onLink(link), onError: tell.failed })}
        >
          {t('newLink')}
        </Button>
        <Group justify="space-between">
          {asking ? (
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined, done)}>
              {t('removeSurely')}
            </Button>
          ) : (
            <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
              {t('remove')}
            </Button>
          )}
          <Button type="submit" loading={save.isPending} disabled={display.trim() === ''}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
