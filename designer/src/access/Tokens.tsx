import { Button, Modal, Tooltip } from '@mantine/core';
import type { ApiToken } from '@orderloom/shared/api';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRevokeToken, useRotateToken, useTokens } from '../api/queries.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Access.module.css';
import { NewTokenForm } from './NewTokenForm.tsx';
import { Rows } from './Rows.tsx';
import { Secret } from './Secret.tsx';

/** Which systems may call, and what they may. */
export function Tokens() {
  const { t } = useTranslation(['access', 'ui']);
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const tokens = useTokens();
  const close = () => {
    setCreating(false);
    setSecret(null);
  };
  return (
    <>
      <div className={styles.tools}>
        <span className={styles.space} />
        <Button leftSection={<IconPlus size={15} />} onClick={() => setCreating(true)}>
          {t('newToken')}
        </Button>
      </div>
      <Rows list={tokens} empty={{ title: t('tokensEmpty'), text: t('tokensEmptyText') }}>
        {(token) => <TokenRow key={token.id} token={token} onSecret={setSecret} />}
      </Rows>
      <Modal
        opened={creating || secret !== null}
        onClose={close}
        size={560}
        title={t('newToken')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {secret === null ? <NewTokenForm onSecret={setSecret} /> : <Secret text={t('tokenText')} secret={secret} onClose={close} />}
      </Modal>
    </>
  );
}

function TokenRow({ token, onSecret }: { readonly token: ApiToken; readonly onSecret: (secret: string) => void }) {
  const { t } = useTranslation('access');
  const tell = useTell();
  const rotate = useRotateToken(token.id);
  const revoke = useRevokeToken(token.id);
  const [asking, setAsking] = useState(false);
  return (
    <li className={styles.row}>
      <span>
        <span className={styles.name}>{token.name}</span>{' '}
        <Tooltip label={token.permissions.join(', ')} multiline maw={420}>
          <span className={styles.quiet}>{t('scopeCount', { count: token.permissions.length })}</span>
        </Tooltip>
      </span>
      <span className={styles.quiet}>
        {token.usedAt ? (
          <>
            {t('lastUsed')} <Time iso={token.usedAt} as="ago" />
          </>
        ) : (
          t('neverUsed')
        )}
      </span>
      <span className={styles.quiet}>
        {token.expiresAt ? (
          <>
            {t('expires')} <Time iso={token.expiresAt} />
          </>
        ) : (
          t('neverExpires')
        )}
        {token.graceEnds ? (
          <>
            {' '}
            · {t('graceEnds')} <Time iso={token.graceEnds} />
          </>
        ) : null}
      </span>
      <span className={styles.buttons}>
        <Button
          variant="default"
          aria-label={`${t('rotate')} ${token.name}`}
          loading={rotate.isPending}
          onClick={() => rotate.mutate(undefined, { onSuccess: (made) => onSecret(made.token), onError: tell.failed })}
        >
          {t('rotate')}
        </Button>
        {asking ? (
          <Button
            color="red"
            aria-label={`${t('revokeSurely')} ${token.name}`}
            loading={revoke.isPending}
            onClick={() => revoke.mutate(undefined, { onError: tell.failed })}
          >
            {t('revokeSurely')}
          </Button>
        ) : (
          <Button variant="subtle" color="red" aria-label={`${t('revoke')} ${token.name}`} onClick={() => setAsking(true)}>
            {t('revoke')}
          </Button>
        )}
      </span>
    </li>
  );
}
