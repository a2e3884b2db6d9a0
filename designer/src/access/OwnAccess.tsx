import { Alert, Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { minPassword, type Session } from '@orderloom/shared/api';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { useChangePassword, useEndSession, useOwnSessions } from '../api/queries.ts';
import { Chip } from '../ui/Chip.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Access.module.css';
import { deviceName } from './device-name.ts';
import { NewPassword } from './NewPassword.tsx';
import { Rows } from './Rows.tsx';

/** A button and its dialog for choosing another password. */
export function ChangePassword() {
  const { t } = useTranslation(['access', 'ui']);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('changePassword')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('changePassword')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
        <Form onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Form({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['access', 'ui']);
  const errorText = useErrorText();
  const tell = useTell();
  const change = useChangePassword();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const failed = (error: unknown) => setFault(error instanceof ApiError ? error.details.title : errorText(error));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (next.length < minPassword) return setFault(t('passwordShort', { count: minPassword }));
    const changed = () => {
      tell.done(t('passwordChanged'));
      onClose();
    };
    change.mutate({ current, next }, { onSuccess: changed, onError: failed });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <PasswordInput
          size="sm"
          label={t('currentPassword')}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          data-autofocus
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPassword value={next} onChange={setNext} />
        {fault === null ? null : (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        <Button type="submit" loading={change.isPending} disabled={current === ''}>
          {t('ui:save')}
        </Button>
      </Stack>
    </form>
  );
}

/** Where else somebody is signed in, each to be ended. */
export function OwnSessions() {
  const { t } = useTranslation('access');
  return (
    <Rows list={useOwnSessions()} empty={{ title: t('sessionsEmpty') }}>
      {(session) => <SessionRow key={session.id} session={session} />}
    </Rows>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  const { t } = useTranslation('access');
  const tell = useTell();
  const end = useEndSession();
  return (
    <li className={styles.row}>
      <Text size="sm" truncate title={session.agent}>
        {deviceName(session.agent) || t('unknownDevice')}
      </Text>
      <span className={styles.quiet}>{session.address}</span>
      <span className={styles.quiet}>
        {t('lastSeen')} <Time iso={session.seenAt} as="ago" />
      </span>
      <span className={styles.buttons}>
        {session.current ? (
          <Chip tone="done">{t('thisDevice')}</Chip>
        ) : (
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate(session.id, { onError: tell.failed })}>
            {t('endSession')}
          </Button>
        )}
      </span>
    </li>
  );
}
