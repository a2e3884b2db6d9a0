import { ActionIcon, Button, CopyButton, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Access.module.css';

export interface SecretProps {
  readonly text: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** Something shown this once, ready to be copied. */
export function Secret({ text, secret, onClose }: SecretProps) {
  const { t } = useTranslation(['access', 'ui']);
  return (
    <Stack gap={12}>
      <Text size="sm">{text}</Text>
      <div className={styles.secret}>
        <code>{secret}</code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? 'ui:copied' : 'ui:copy')}>
              <ActionIcon variant="subtle" color="gray" aria-label={t('ui:copy')} onClick={copy}>
                {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('ui:close')}</Button>
      </Group>
    </Stack>
  );
}

/** The address by which somebody chooses his password. */
export function linkAddress(link: string): string {
  return `${window.location.origin}/set-up#${link}`;
}
