import { Anchor, Button, Paper, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/queries.ts';
import { writeToken } from '../api/token.ts';
import { Page } from '../ui/Page.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import styles from './SettingsPage.module.css';

/** Language, appearance and who is signed in. */
export function SettingsPage() {
  const { t } = useTranslation('app');
  const me = useMe().data;
  return (
    <Page title={t('settings')}>
      <Stack gap={16} p={16} maw={680}>
        <Section title={t('thisBrowser')}>
          <Row name={t('language')}>
            <LanguageChoice />
          </Row>
          <Row name={t('theme')}>
            <ThemeChoice />
          </Row>
        </Section>
        <Section title={t('account')}>
          <Row name={t('tenant')}>
            <Text size="sm">{me?.tenantName ?? '—'}</Text>
          </Row>
          <Row name={t('timeZone')} hint={t('timeZoneHint')}>
            <Text size="sm">{me?.timeZone ?? '—'}</Text>
          </Row>
          <Row name={t('signedInAs')}>
            <Text size="sm">{me?.actor.replace(/^person:/, '') ?? '—'}</Text>
            <Button variant="default" onClick={() => writeToken(null)}>
              {t('signOut')}
            </Button>
          </Row>
        </Section>
        <Section title={t('developers')}>
          <Row name={t('apiDocs')} hint={t('apiDocsHint')}>
            <Anchor href="/api/openapi.json" target="_blank" rel="noreferrer" size="sm">
              {t('openApiDocs')}
            </Anchor>
          </Row>
        </Section>
      </Stack>
    </Page>
  );
}

function ThemeChoice() {
  const { t } = useTranslation('app');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('theme')}
      value={colorScheme}
      onChange={setColorScheme}
      data={[
        { value: 'light', label: t('themeLight') },
        { value: 'dark', label: t('themeDark') },
        { value: 'auto', label: t('themeAuto') },
      ]}
    />
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <Paper withBorder radius="lg">
        {children}
      </Paper>
    </section>
  );
}

function Row({ name, hint, children }: { readonly name: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      <div>
        <Text size="sm">{name}</Text>
        {hint ? (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        ) : null}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}
