import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type MappingState, type MappingVersionSummary, mappingRoutes } from '@orderloom/shared/api';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { useUseMapping } from '../api/queries.ts';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Mapping.module.css';
import tableStyles from './Results.module.css';
import type { MappingDraft } from './use-mapping-draft.ts';

export interface VersionsDialogProps {
  readonly state: MappingState;
  readonly draft: MappingDraft;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

/** What was published, and the way back in one click. */
export function VersionsDialog(props: VersionsDialogProps) {
  const { state, mayWrite, onClose } = props;
  const { t } = useTranslation(['mapping', 'ui']);
  const tell = useTell();
  const use = useUseMapping(state.channel);
  const change = (version: number | null) => use.mutate(version, { onSuccess: () => tell.done(t('useDone')), onError: tell.failed });
  return (
    <Modal opened onClose={onClose} size={560} title={t('versionsTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <Stack gap={8}>
        {state.versions.length === 0 ? <Text size="sm">{t('noVersions')}</Text> : null}
        <ul className={tableStyles.versions}>
          {state.versions.map((version) => (
            <VersionItem key={version.version} {...props} version={version} pending={use.isPending} onUse={change} />
          ))}
        </ul>
        {state.inUse !== null && mayWrite ? (
          <Group justify="flex-end">
            <Button size="xs" variant="subtle" color="red" loading={use.isPending} onClick={() => change(null)}>
              {t('stopUsing')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Modal>
  );
}

interface VersionItemProps extends VersionsDialogProps {
  readonly version: MappingVersionSummary;
  readonly pending: boolean;
  readonly onUse: (version: number) => void;
}

function VersionItem({ state, draft, mayWrite, version, pending, onUse, onClose }: VersionItemProps) {
  const { t } = useTranslation('mapping');
  const tell = useTell();
  const number = { version: version.version };
  const inUse = state.inUse === version.version;
  const open = async () => {
    try {
      const { document } = await call(mappingRoutes.readMappingVersion, { params: { id: state.channel, version: version.version } });
      draft.replace(document);
      onClose();
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <li className={tableStyles.version}>
      <Group gap={8}>
        <b>v{version.version}</b>
        {inUse ? <Chip tone="done">{t('used')}</Chip> : null}
        <span className={styles.quiet}>
          {t('versionFields', { count: version.fields })} · <Time iso={version.publishedAt} /> ·{' '}
          {version.publishedBy.replace(/^person:/, '')}
        </span>
      </Group>
      {version.note === '' ? null : <span>{version.note}</span>}
      {mayWrite ? (
        <Group gap={8}>
          {inUse ? null : (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconArrowBackUp size={13} />}
              loading={pending}
              onClick={() => onUse(version.version)}
            >
              {t(state.inUse !== null && version.version < state.inUse ? 'rollBack' : 'useAgain', number)}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" onClick={() => void open()}>
            {t('edit', number)}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}
