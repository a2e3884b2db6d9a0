import type { ReleaseChange, ReleaseState } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { useChangeRelease } from '../api/queries.ts';
import { useTell } from '../ui/tell.ts';
import { Confirm } from './Confirm.tsx';
import { TrialDialog } from './TrialDialog.tsx';

/** What somebody is about to do with a version. */
export type ReleaseAsk = { readonly type: 'all' | 'trial'; readonly version: number } | { readonly type: 'stop' };

export interface ReleaseDialogProps {
  readonly flowId: string;
  readonly ask: ReleaseAsk;
  readonly release: ReleaseState;
  readonly onClose: () => void;
}

/** The question that goes with a change of releases, and the change. */
export function ReleaseDialog({ flowId, ask, release, onClose }: ReleaseDialogProps) {
  const { t } = useTranslation('releases');
  const tell = useTell();
  const change = useChangeRelease(flowId);
  const run = (body: ReleaseChange) =>
    change.mutate(body, {
      onSuccess: () => {
        tell.done(t('done'));
        onClose();
      },
      onError: tell.failed,
    });
  const { canary, active } = release;
  if (ask.type === 'trial') {
    const going = canary?.version === ask.version ? canary : null;
    return (
      <TrialDialog
        version={ask.version}
        going={going}
        pending={change.isPending}
        onSave={(share, rule) => run({ type: 'canary', version: ask.version, share, rule })}
        onClose={onClose}
      />
    );
  }
  const shared = { pending: change.isPending, onClose };
  if (ask.type === 'all') {
    const { version } = ask;
    return (
      <Confirm
        {...shared}
        title={t('confirmAll', { version })}
        text={t('confirmAllText')}
        action={t('rollOut', { version })}
        onConfirm={() => run({ type: 'activate', version })}
      />
    );
  }
  const version = canary?.version ?? '';
  return (
    <Confirm
      {...shared}
      title={t('confirmStop', { version })}
      text={t('confirmStopText', { version, active })}
      action={t('stopTrial')}
      onConfirm={() => run({ type: 'stop-canary' })}
    />
  );
}
