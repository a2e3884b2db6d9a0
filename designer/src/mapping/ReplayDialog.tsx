import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tryReplay, useMay, useReplayAside } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useTell } from '../ui/tell.ts';
import styles from './Mapping.module.css';
import tableStyles from './Results.module.css';
import type { MappingDraft } from './use-mapping-draft.ts';

export interface ReplayDialogProps {
  readonly channelId: string;
  readonly draft: MappingDraft;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

/** Tries what was set aside, and then replays it. */
export function ReplayDialog({ channelId, draft, mayWrite, onClose }: ReplayDialogProps) {
  const { t } = useTranslation(['mapping', 'ui']);
  const locale = useLocale();
  const tell = useTell();
  const [by, setBy] = useState<'draft' | 'in-use'>('in-use');
  const mayReplay = useMay('deliveries:replay');
  const trial = useMutation({
    mutationFn: async () => {
      if (by === 'draft' && mayWrite) await draft.settle();
      return tryReplay(channelId, by);
    },
    onError: tell.failed,
  });
  const replay = useReplayAside(channelId);
  const result = trial.data;
  const run = () =>
    replay.mutate(undefined, {
      onSuccess: (done) => {
        tell.done(t('replayDone', done));
        onClose();
      },
      onError: tell.failed,
    });
  return (
    <Modal opened onClose={onClose} size={560} title={t('replayTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <Stack gap={12}>
        <Text size="sm">{t('replayText')}</Text>
        <Group gap={8}>
          <SegmentedControl
            size="xs"
            aria-label={t('replayWith')}
            value={by}
            onChange={(next) => {
              setBy(next as typeof by);
              trial.reset();
            }}
            data={[
              { value: 'in-use', label: t('withInUse') },
              { value: 'draft', label: t('withDraft') },
            ]}
          />
          <Button size="xs" variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
            {t('tryIt')}
          </Button>
        </Group>
        {result ? <Text size="sm">{result.examined === 0 ? t('trialNone') : t('trialResult', result)}</Text> : null}
        {result && result.failing.length > 0 ? (
          <ul className={tableStyles.versions} aria-label={t('failing')}>
            {result.failing.map((group) => (
              <li key={group.code + group.message.en} className={tableStyles.version}>
                <b>{t('failingCount', { count: group.count })}</b>
                <span>{group.message[locale]}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {result && by === 'draft' ? <p className={styles.hint}>{t('replayNeedsPublish')}</p> : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button disabled={!mayReplay || by === 'draft' || !result?.applicable} loading={replay.isPending} onClick={run}>
            {t('replayNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
