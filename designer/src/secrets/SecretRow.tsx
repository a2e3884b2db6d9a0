import { ActionIcon, Button, CopyButton, Group } from '@mantine/core';
import type { SecretSummary } from '@orderloom/shared/api';
import { IconCheck, IconCopy, IconPlugConnected, IconSitemap } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './Secrets.module.css';

interface SecretRowProps {
  readonly secret: SecretSummary;
  readonly may: boolean;
  readonly onRotate: () => void;
  readonly onDelete: () => void;
}

/** One secret: how to name it, who set it when, and who needs it. */
export function SecretRow({ secret, may, onRotate, onDelete }: SecretRowProps) {
  const { t } = useTranslation('secrets');
  const reference = `secret://${secret.name}`;
  return (
    <li className={styles.row}>
      <div className={styles.reference}>
        <code>{reference}</code>
        <CopyButton value={reference}>
          {({ copied, copy }) => (
            <ActionIcon variant="subtle" color="gray" aria-label={t('copy', { reference })} onClick={copy}>
              {copied ? <IconCheck size={14} aria-hidden="true" /> : <IconCopy size={14} aria-hidden="true" />}
            </ActionIcon>
          )}
        </CopyButton>
      </div>
      <span className={styles.quiet}>
        {t('setBy', { by: secret.setBy })} <Time iso={secret.setAt} />
      </span>
      <div className={styles.uses}>
        {secret.usedBy.length === 0 ? <span className={styles.quiet}>{t('unused')}</span> : null}
        {secret.usedBy.map(({ type, id }) => (
          <Use key={`${type}:${id}`} type={type} id={id} />
        ))}
      </div>
      {may ? (
        <Group gap={8} wrap="nowrap" className={styles.acts ?? ''}>
          <Button variant="subtle" color="red" onClick={onDelete}>
            {t('delete')}
          </Button>
          <Button variant="default" onClick={onRotate}>
            {t('rotate')}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}

function Use({ type, id }: SecretSummary['usedBy'][number]) {
  const size = 13;
  if (type === 'flow') {
    return (
      <Link to="/flows/$flowId" params={{ flowId: id }} className={styles.link ?? ''}>
        <Chip tone="accent" icon={<IconSitemap size={size} aria-hidden="true" />}>
          {id}
        </Chip>
      </Link>
    );
  }
  return (
    <Link to="/channels" className={styles.link ?? ''}>
      <Chip icon={<IconPlugConnected size={size} aria-hidden="true" />}>{id}</Chip>
    </Link>
  );
}
