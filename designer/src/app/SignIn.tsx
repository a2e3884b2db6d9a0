import { Alert, Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { signIn } from '../api/session.ts';
import { useErrorText } from '../ui/error-text.ts';
import { SignInFrame } from './SignInFrame.tsx';

/** Asks for name and password, or for an access token: the way in before there are people, and when a password is lost. */
export function SignIn({ needsSetUp }: { readonly needsSetUp: boolean }) {
  const { t } = useTranslation('app');
  const [byToken, setByToken] = useState(needsSetUp);
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const { busy, fault, setFault, attempt } = useAttempt();

  function submit(event: FormEvent) {
    event.preventDefault();
    const given = byToken ? { token: secret.trim() } : { name, password: secret };
    if (!byToken && name.trim() === '') return setFault(t('nameEmpty'));
    if (secret.trim() === '') return setFault(t(byToken ? 'tokenEmpty' : 'passwordEmpty'));
    void attempt(() => signIn(given));
  }

  function turn() {
    setByToken(!byToken);
    setSecret('');
    setFault(null);
  }

  return (
    <SignInFrame title={t('signInTitle')} onSubmit={submit} {...(byToken ? { hint: t('tokenHint') } : {})}>
      {needsSetUp ? <Alert color="blue">{t('needsSetUp')}</Alert> : null}
      {byToken ? null : (
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
      )}
      <PasswordInput
        key={byToken ? 'token' : 'password'}
        size="sm"
        label={t(byToken ? 'token' : 'password')}
        visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
        value={secret}
        error={fault}
        autoComplete={byToken ? 'off' : 'current-password'}
        onChange={(event) => {
          setSecret(event.currentTarget.value);
          setFault(null);
        }}
      />
      <Button type="submit" size="sm" loading={busy}>
        {t('signIn')}
      </Button>
      <Anchor component="button" type="button" size="sm" onClick={turn}>
        {t(byToken ? 'usePassword' : 'useToken')}
      </Anchor>
    </SignInFrame>
  );
}

/** One try after the other, with what went wrong in words that help. */
function useAttempt() {
  const { t } = useTranslation('app');
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  function explain(error: unknown): string {
    if (!(error instanceof ApiError)) return errorText(error);
    if (error.code === 'wrong-credentials') return t('wrongCredentials');
    return error.code === 'too-many-tries' ? t('tooManyTries') : errorText(error);
  }

  async function attempt(work: () => Promise<unknown>) {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setFault(explain(error));
    } finally {
      setBusy(false);
    }
  }
  return { busy, fault, setFault, attempt };
}
