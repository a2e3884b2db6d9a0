import { Button } from '@mantine/core';
import type { MappingState } from '@orderloom/shared/api';
import { IconHistory, IconPlugConnected, IconRefresh, IconRocket } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannels } from '../api/queries.ts';
import { Chip } from '../ui/Chip.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { ReplayDialog } from './ReplayDialog.tsx';
import type { MappingDraft } from './use-mapping-draft.ts';
import { VersionsDialog } from './VersionsDialog.tsx';

export interface BarProps {
  readonly state: MappingState;
  readonly draft: MappingDraft;
  readonly mayWrite: boolean;
}

const savingTexts = { saved: 'saved', saving: 'saving', failed: 'saveFailed' } as const;

/** What stands beside the title: what is in use, whether the draft is stored. */
export function Standing({ state, draft, mayWrite }: BarProps) {
  const { t } = useTranslation('mapping');
  const errorText = useErrorText();
  return (
    <>
      <Chip tone={state.inUse === null ? 'plain' : 'done'}>
        {state.inUse === null ? t('notUsed') : t('inUse', { version: state.inUse })}
      </Chip>
      {mayWrite ? (
        <span role="status" title={draft.saving === 'failed' ? errorText(draft.error) : undefined}>
          <Chip tone={draft.saving === 'failed' ? 'error' : 'plain'}>{t(savingTexts[draft.saving])}</Chip>
        </span>
      ) : null}
    </>
  );
}

/** Publishing, going back, and replaying, where every canvas has them. */
export function Actions({ state, draft, mayWrite }: BarProps) {
  const { t } = useTranslation('mapping');
  const [open, setOpen] = useState<'publish' | 'versions' | 'replay' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button variant="default" leftSection={<IconPlugConnected size={15} />} renderRoot={(props) => <Link to="/channels" {...props} />}>
        {t('channels')}
      </Button>
      <Button variant="default" leftSection={<IconRefresh size={15} />} onClick={() => setOpen('replay')}>
        {t('replay')}
        {state.quarantined > 0 ? ` (${state.quarantined})` : ''}
      </Button>
      <Button variant="default" leftSection={<IconHistory size={15} />} onClick={() => setOpen('versions')}>
        {t('versions')}
      </Button>
      {mayWrite ? (
        <Button leftSection={<IconRocket size={15} />} onClick={() => setOpen('publish')}>
          {t('publish')}
        </Button>
      ) : null}
      {open === 'publish' ? <PublishDialog channelId={state.channel} draft={draft} onClose={close} /> : null}
      {open === 'versions' ? <VersionsDialog state={state} draft={draft} mayWrite={mayWrite} onClose={close} /> : null}
      {open === 'replay' ? <ReplayDialog channelId={state.channel} draft={draft} mayWrite={mayWrite} onClose={close} /> : null}
    </>
  );
}

/** The channel's own name. */
export function Title({ channel }: { readonly channel: string }) {
  const { t } = useTranslation('mapping');
  const name = useChannels().data?.find((one) => one.id === channel)?.name ?? channel;
  return t('title', { name });
}
