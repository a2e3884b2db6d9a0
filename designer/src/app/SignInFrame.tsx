import { Paper, Stack, Text, Title } from '@mantine/core';
import { IconRefreshDot } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { LanguageChoice } from './LanguageChoice.tsx';
import styles from './SignIn.module.css';

export interface SignInFrameProps {
  readonly title: string;
  readonly hint?: string;
  readonly onSubmit: (event: FormEvent) => void;
  readonly children: ReactNode;
}

/** The page of somebody who is not signed in: one card with one form. */
export function SignInFrame({ title, hint, onSubmit, children }: SignInFrameProps) {
  return (
    <main className={styles.page}>
      <Paper component="form" className={styles.card} onSubmit={onSubmit}>
        <Stack gap={16}>
          <span className={styles.brand} aria-hidden="true">
            <IconRefreshDot size={24} />
          </span>
          <Title order={1}>{title}</Title>
          {hint ? (
            <Text c="dimmed" size="sm">
              {hint}
            </Text>
          ) : null}
          {children}
        </Stack>
      </Paper>
      <LanguageChoice />
    </main>
  );
}
