import { Button, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { systemRoutes } from '@orderloom/shared/api';
import { IconRefreshDot } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/client.ts';
import { writeToken } from '../api/token.ts';
import { useErrorText } from '../ui/error-text.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import styles from './SignIn.module.css';

/** Asks for the admin token and tries it before letting anybody in. */
export function SignIn() {
  const { t } = useTranslation('app');
  const errorText = useErrorText();
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const given = token.trim();
    if (given === '') return setFault(t('tokenEmpty'));
    setBusy(true);
    try {
      await call(systemRoutes.me, { token: given });
      writeToken(given);
    } catch (error) {
      setFault(error instanceof ApiError && error.status === 401 ? t('tokenWrong') : errorText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className={styles.page}>
      <Paper component="form" className={styles.card} onSubmit={submit}>
        <Stack gap={16}>
          <span className={styles.brand} aria-hidden="true">
            <IconRefreshDot size={24} />
          </span>
          <Title order={1}>{t('signInTitle')}</Title>
          <Text c="dimmed" size="sm">
            {t('signInHint')}
          </Text>
          <PasswordInput
            size="sm"
            label={t('token')}
            visibilityToggleButtonProps={{ 'aria-label': t('showToken') }}
            value={token}
            error={fault}
            autoFocus
            autoComplete="current-password"
            onChange={(event) => {
              setToken(event.currentTarget.value);
              setFault(null);
            }}
          />
          <Button type="submit" size="sm" loading={busy}>
            {t('signIn')}
          </Button>
        </Stack>
      </Paper>
      <LanguageChoice />
    </main>
  );
}
