import { Anchor, Button, Paper, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangePassword, OwnSessions } from '../access/OwnAccess.tsx';
import { useMay, useMe } from '../api/queries.ts';
import { signOut } from '../api/session.ts';
import { Page } from '../ui/Page.tsx';
import { useTell } from '../ui/tell.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import styles from './SettingsPage.module.css';

/** Language, appearance and who is signed in. */
export function SettingsPage() {
  const { t } = useTranslation('app');
  const me = useMe().data;
  const tell = useTell();
  const mayManage = useMay('access:write');
  const mayAudit = useMay('audit:read');
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
            <Text size="sm">{me?.display ?? '—'}</Text>
            <Button variant="default" onClick={() => signOut().catch(tell.failed)}>
              {t('signOut')}
            </Button>
          </Row>
          {me?.person ? (
            <Row name={t('passwordRow')} hint={t('passwordRowHint')}>
              <ChangePassword />
            </Row>
          ) : null}
        </Section>
        {me?.person ? (
          <Section title={t('ownSessions')}>
            <OwnSessions />
          </Section>
        ) : null}
        {mayManage || mayAudit ? (
          <Section title={t('administration')}>
            <Row name={t('access')} hint={t('accessHint')}>
              <Anchor component={Link} to="/access" size="sm">
                {t('openAccess')}
              </Anchor>
            </Row>
          </Section>
        ) : null}
        <Section title={t('company')}>
          <Row name={t('calendar')} hint={t('calendarHint')}>
            <Anchor component={Link} to="/calendar" size="sm">
              {t('openCalendar')}
            </Anchor>
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
      <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
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
