import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Operations.module.css';

/** The address a channel pushes to, ready to be copied. */
export function HookAddress({ path }: { readonly path: string }) {
  const { t } = useTranslation(['operations', 'ui']);
  const address = new URL(path, window.location.origin).href;
  return (
    <div className={styles.hook}>
      <code>{address}</code>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('ui:copied') : t('copyHook')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('copyHook')} onClick={copy}>
              {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
