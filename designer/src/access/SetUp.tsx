import { Alert, Button, Text, TextInput } from '@mantine/core';
import { type LinkState, minPassword } from '@orderloom/shared/api';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import { readLink, spendLink } from '../api/session.ts';
import { SignInFrame } from '../app/SignInFrame.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { NewPassword } from './NewPassword.tsx';

type Purpose = z.output<typeof LinkState>;

/** Where a link of the form /set-up#… leads: a password is chosen there, once. */
export function SetUp({ onDone }: { readonly onDone: () => void }) {
  const errorText = useErrorText();
  const [link] = useState(() => window.location.hash.slice(1));
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [dead, setDead] = useState(link === '');

  useEffect(() => {
    // Not left in the address, where it would be seen and kept.
    window.history.replaceState(null, '', window.location.pathname);
    if (link === '') return;
    readLink(link).then(setPurpose, (error: unknown) => {
      if (error instanceof ApiError && error.code === 'bad-link') setDead(true);
      else setFault(error);
    });
  }, [link]);

  function leave() {
    window.history.replaceState(null, '', '/');
    onDone();
  }

  if (dead) return <DeadLink onLeave={leave} />;
  return <ChoosePassword link={link} purpose={purpose} unreadable={fault === null ? null : errorText(fault)} onDone={leave} />;
}

function DeadLink({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('access');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onLeave();
  };
  return (
    <SignInFrame title={t('linkDead')} hint={t('linkDeadHint')} onSubmit={submit}>
      <Button type="submit" size="sm">
        {t('toSignIn')}
      </Button>
    </SignInFrame>
  );
}

interface ChoosePasswordProps {
  readonly link: string;
  /** Null while it is being read. */
  readonly purpose: Purpose | null;
  readonly unreadable: string | null;
  readonly onDone: () => void;
}

/** The first administrator chooses a name as well. */
function ChoosePassword({ link, purpose, unreadable, onDone }: ChoosePasswordProps) {
  const { t } = useTranslation('access');
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const invited = purpose?.name ?? null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (invited === null && name.trim() === '') return setFault(t('nameMissing'));
    if (password.length < minPassword) return setFault(t('passwordShort', { count: minPassword }));
    setBusy(true);
    try {
      await spendLink({ link, password, ...(invited === null ? { name } : {}) });
      onDone();
    } catch (error) {
      setFault(error instanceof ApiError ? error.details.title : errorText(error));
      setBusy(false);
    }
  }

  const shown = fault ?? unreadable;
  const texts = invited === null ? { title: t('setUpTitle'), hint: t('setUpHint') } : { title: t('choosePassword'), hint: t('chooseHint') };
  return (
    <SignInFrame {...texts} onSubmit={submit}>
      {invited === null ? (
        <TextInput
          size="sm"
          label={t('name')}
          value={name}
          autoFocus
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      ) : (
        <Text size="sm">
          {t('name')} <strong>{invited}</strong>
        </Text>
      )}
      <NewPassword value={password} onChange={setPassword} />
      {shown === null ? null : (
        <Alert color="red" role="alert">
          {shown}
        </Alert>
      )}
      <Button type="submit" size="sm" loading={busy} disabled={purpose === null}>
        {t('finish')}
      </Button>
    </SignInFrame>
  );
}
