import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllow, useAllowed, useDisallow, useMay } from '../api/queries.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Destinations.module.css';

/** Addresses inside that effects may reach. */
export function Allowed() {
  const { t } = useTranslation('destinations');
  const may = useMay('system:write');
  const list = useAllowed().data ?? [];
  return (
    <section className={styles.allowed} aria-labelledby="allowed-title">
      <h2 id="allowed-title" className={styles.name}>
        {t('allowed')}
      </h2>
      <p className={styles.quiet}>{t('allowedText')}</p>
      {list.length === 0 ? (
        <p className={styles.quiet}>{t('noneAllowed')}</p>
      ) : (
        <ul className={styles.addresses}>
          {list.map((row) => (
            <Address key={row.address} row={row} may={may} />
          ))}
        </ul>
      )}
      {may ? <Add /> : null}
    </section>
  );
}

interface AddressProps {
  readonly row: { readonly address: string; readonly addedAt: string; readonly addedBy: string };
  readonly may: boolean;
}

function Address({ row: { address, addedAt, addedBy }, may }: AddressProps) {
  const { t } = useTranslation('destinations');
  const tell = useTell();
  const remove = useDisallow();
  return (
    <li className={styles.address}>
      <code>{address}</code>
      <span className={styles.quiet}>
        {t('allowedBy', { by: addedBy })} <Time iso={addedAt} />
      </span>
      {may ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('removeOf', { address })}
          loading={remove.isPending}
          onClick={() => remove.mutate(address, { onError: tell.failed })}
        >
          <IconX size={15} aria-hidden="true" />
        </ActionIcon>
      ) : null}
    </li>
  );
}

function Add() {
  const { t } = useTranslation('destinations');
  const tell = useTell();
  const allow = useAllow();
  const [address, setAddress] = useState('');
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        allow.mutate({ address }, { onSuccess: () => setAddress(''), onError: tell.failed });
      }}
    >
      <TextInput
        aria-label={t('address')}
        placeholder={t('addressHint')}
        value={address}
        flex={1}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={address.trim() === ''} loading={allow.isPending}>
        {t('allow')}
      </Button>
    </form>
  );
}
