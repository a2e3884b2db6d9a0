import { Button, Menu } from '@mantine/core';
import type { RoutingState } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/queries.ts';
import { usePublishRouting, useRollBackRouting, useRoutingVersions, useSaveRouting } from '../api/routing.ts';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import type { Draft } from './use-draft.ts';

interface VersionBarProps {
  readonly state: RoutingState;
  readonly draft: Draft;
  readonly problems: readonly Problem[];
}

/** Which version is in force, the earlier ones, and how the draft becomes the next. */
export function VersionBar({ state, draft, problems }: VersionBarProps) {
  const { t } = useTranslation(['routing', 'ui']);
  const tell = useTell();
  const may = useMay('routing:write');
  const save = useSaveRouting();
  const publish = usePublishRouting();
  const { table, revision, changed, differs } = draft;
  return (
    <>
      <Chip tone={differs ? 'time' : 'done'}>
        {state.version === 0 ? t('nothingPublished') : t(differs ? 'inForceChanged' : 'inForce', { version: state.version })}
      </Chip>
      <Versions state={state} />
      {may ? (
        <>
          <Button
            variant="default"
            disabled={!changed}
            loading={save.isPending}
            onClick={() => save.mutate({ revision, table }, { onError: tell.failed })}
          >
            {t('saveDraft')}
          </Button>
          <Button
            disabled={!differs || problems.length > 0}
            title={problems.length > 0 ? t('faultsFirst', { count: problems.length }) : undefined}
            loading={publish.isPending}
            onClick={() =>
              publish.mutate(
                { revision, table },
                { onSuccess: ({ version }) => tell.done(t('published', { version })), onError: tell.failed },
              )
            }
          >
            {t('publish')}
          </Button>
        </>
      ) : null}
    </>
  );
}

function Versions({ state }: { readonly state: RoutingState }) {
  const { t } = useTranslation('routing');
  const tell = useTell();
  const may = useMay('routing:write');
  const [opened, setOpened] = useState(false);
  const versions = useRoutingVersions(opened).data ?? [];
  const rollBack = useRollBackRouting();
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconHistory size={15} />} disabled={state.version === 0}>
          {t('versions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {versions.map(({ version, note, publishedAt, publishedBy }) => (
          <Menu.Item
            key={version}
            disabled={version === state.version || !may}
            leftSection={version === state.version ? null : <IconArrowBackUp size={14} />}
            onClick={() =>
              rollBack.mutate(version, {
                onSuccess: (done) => tell.done(t('rolledBack', { version, now: done.version })),
                onError: tell.failed,
              })
            }
          >
            {version === state.version ? t('versionNow', { version }) : t('backTo', { version })}
            <br />
            <small>
              <Time iso={publishedAt} /> · {publishedBy}
              {note === '' ? '' : ` · ${note}`}
            </small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
