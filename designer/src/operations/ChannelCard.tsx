import { Button, Group, Modal, Switch, Text } from '@mantine/core';
import type { ChannelSummary } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { IconArrowsShuffle, IconKey, IconSitemap } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../api/May.tsx';
import { useChannelTypes, useDeleteChannel, useFlows, useMay, useSaveChannel } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { useTell } from '../ui/tell.ts';
import { ChannelHealthPart } from './channel-health/ChannelHealthPart.tsx';
import { HookAddress } from './HookAddress.tsx';
import styles from './Operations.module.css';

/** One channel: what it is, where its orders go, and the address to push to. */
export function ChannelCard({ channel, onEdit }: { readonly channel: ChannelSummary; readonly onEdit: () => void }) {
  const { t } = useTranslation(['operations', 'mapping']);
  const locale = useLocale();
  const tell = useTell();
  const type = useChannelTypes().data?.find((candidate) => candidate.id === channel.type);
  const flow = useFlows().data?.find((candidate) => candidate.id === channel.flow);
  const save = useSaveChannel(channel.id);
  const [asked, setAsked] = useState(false);
  const switchTo = (enabled: boolean) => {
    const { type: kind, name, flow: target, settings } = channel;
    save.mutate({ type: kind, name, flow: target, settings, enabled }, { onError: tell.failed });
  };
  const mayWrite = useMay('channels:write');
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <div>
          <h2 className={styles.cardName}>{channel.name}</h2>
          <span className={styles.quiet}>{type?.label[locale] ?? channel.type}</span>
        </div>
        <Switch
          label={channel.enabled ? t('enabled') : t('disabled')}
          aria-label={t('enabledOf', { name: channel.name })}
          labelPosition="left"
          checked={channel.enabled}
          disabled={save.isPending || !mayWrite}
          onChange={(event) => switchTo(event.currentTarget.checked)}
        />
      </div>
      <div className={styles.chips}>
        {channel.flow === null ? (
          <Chip tone="time" icon={<IconSitemap size={13} aria-hidden="true" />}>
            {t('noFlow')}
          </Chip>
        ) : (
          <Link to="/flows/$flowId" params={{ flowId: channel.flow }} className={styles.link ?? ''}>
            <Chip tone="accent" icon={<IconSitemap size={13} aria-hidden="true" />}>
              {textOf(flow?.name, locale) || channel.flow}
            </Chip>
          </Link>
        )}
        <Chip tone={channel.hasSecret ? 'done' : 'error'} icon={<IconKey size={13} aria-hidden="true" />}>
          {t(channel.hasSecret ? 'secretSet' : 'secretMissing')}
        </Chip>
      </div>
      {type === undefined || type.reach.includes('push') ? <HookAddress path={channel.hookPath} /> : null}
      <ChannelHealthPart channel={channel.id} />
      <Group gap={8} justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconArrowsShuffle size={15} aria-hidden="true" />}
          renderRoot={(props) => <Link to="/channels/$channelId/mapping" params={{ channelId: channel.id }} {...props} />}
        >
          {t('mapping:open')}
        </Button>
      </Group>
      <May permission="channels:write">
        <Group gap={8} justify="flex-end">
          <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
            {t('delete')}
          </Button>
          <Button variant="default" onClick={onEdit}>
            {t('edit')}
          </Button>
        </Group>
      </May>
      <DeleteChannel channel={channel} opened={asked} onClose={() => setAsked(false)} />
    </li>
  );
}

interface DeleteChannelProps {
  readonly channel: ChannelSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function DeleteChannel({ channel, opened, onClose }: DeleteChannelProps) {
  const { t } = useTranslation(['operations', 'ui']);
  const tell = useTell();
  const remove = useDeleteChannel();
  const done = () => {
    onClose();
    tell.done(t('deleted', { name: channel.name }));
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('deleteTitle', { name: channel.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Text size="sm">{t('deleteText')}</Text>
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(channel.id, { onSuccess: done, onError: tell.failed })}>
          {t('delete')}
        </Button>
      </Group>
    </Modal>
  );
}
