import { ActionIcon, Button, Select } from '@mantine/core';
import type { ReleaseState } from '@orderloom/shared/api';
import { IconPinned, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeRelease, useChannels } from '../api/queries.ts';
import { useTell } from '../ui/tell.ts';
import styles from './Releases.module.css';

const api = 'api';

export interface PinsProps {
  readonly flowId: string;
  readonly release: ReleaseState;
  readonly mayPublish: boolean;
}

/** Channels whose new orders always get one version. */
export function Pins({ flowId, release, mayPublish }: PinsProps) {
  const { t } = useTranslation('releases');
  const tell = useTell();
  const change = useChangeRelease(flowId);
  const channels = useChannels().data ?? [];
  const nameOf = (id: string) => (id === api ? t('apiChannel') : (channels.find((channel) => channel.id === id)?.name ?? id));
  return (
    <section className={styles.panel} aria-label={t('pins')}>
      <h2 className={styles.heading}>{t('pins')}</h2>
      <p className={styles.quiet}>{t('pinsText')}</p>
      <ul className={styles.list}>
        {release.pins.map(({ channel, version }) => (
          <li key={channel} className={styles.item}>
            <IconPinned size={15} aria-hidden="true" />
            <span className={styles.grow}>{t('pinned', { channel: nameOf(channel), version })}</span>
            {mayPublish ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('unpin', { channel: nameOf(channel) })}
                onClick={() => change.mutate({ type: 'unpin', channel }, { onError: tell.failed })}
              >
                <IconX size={15} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {mayPublish ? (
        <NewPin
          release={release}
          channels={[
            ...channels.filter(({ flow }) => flow === flowId).map(({ id, name }) => ({ value: id, label: name })),
            { value: api, label: t('apiChannel') },
          ]}
          onPin={(channel, version) => change.mutate({ type: 'pin', channel, version }, { onError: tell.failed })}
        />
      ) : null}
    </section>
  );
}

interface NewPinProps {
  readonly release: ReleaseState;
  readonly channels: readonly { readonly value: string; readonly label: string }[];
  readonly onPin: (channel: string, version: number) => void;
}

function NewPin({ release, channels, onPin }: NewPinProps) {
  const { t } = useTranslation('releases');
  const [channel, setChannel] = useState<string | null>(null);
  const [version, setVersion] = useState(String(release.active ?? 1));
  return (
    <div className={styles.buttons}>
      <Select
        aria-label={t('pinChannel')}
        placeholder={t('pinChannel')}
        flex={1}
        miw={140}
        value={channel}
        data={[...channels]}
        onChange={setChannel}
      />
      <Select
        aria-label={t('version')}
        w={90}
        allowDeselect={false}
        value={version}
        data={release.versions.map((one) => ({ value: String(one.version), label: `v${one.version}` }))}
        onChange={(chosen) => setVersion(chosen ?? version)}
      />
      <Button variant="default" disabled={channel === null} onClick={() => channel !== null && onPin(channel, Number(version))}>
        {t('pinAdd')}
      </Button>
    </div>
  );
}
