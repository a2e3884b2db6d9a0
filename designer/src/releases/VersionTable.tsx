import { ActionIcon, Menu } from '@mantine/core';
import type { ReleaseState } from '@orderloom/shared/api';
import { IconArrowBackUp, IconArrowsExchange, IconChecks, IconDots, IconFlask } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import type { ReleaseAsk } from './ReleaseDialog.tsx';
import styles from './Releases.module.css';

export interface VersionTableProps {
  readonly flowId: string;
  readonly release: ReleaseState;
  readonly mayPublish: boolean;
  readonly onAsk: (ask: ReleaseAsk) => void;
}

type Version = ReleaseState['versions'][number];

/** Every version with its orders and its share of the new ones. */
export function VersionTable(props: VersionTableProps) {
  const { t } = useTranslation('releases');
  return (
    <section className={styles.panel} aria-label={t('version')}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('version')}</th>
              <th scope="col">{t('share')}</th>
              <th scope="col" className={styles.right}>
                {t('inFlight')}
              </th>
              <th scope="col" className={styles.right}>
                {t('stopped')}
              </th>
              <th scope="col" className={styles.right}>
                {t('finished')}
              </th>
              <th scope="col">{t('note')}</th>
              <th scope="col">{t('published')}</th>
              <th scope="col" aria-label={t('actions')} />
            </tr>
          </thead>
          <tbody>
            {props.release.versions.map((version) => (
              <VersionRow key={version.version} {...props} version={version} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function VersionRow({ version, ...props }: VersionTableProps & { readonly version: Version }) {
  const { t } = useTranslation('releases');
  const trial = props.release.canary?.version === version.version;
  return (
    <tr>
      <td>
        <b>v{version.version}</b>
      </td>
      <td>
        {version.share > 0 ? (
          <Chip
            tone={trial ? 'accent' : 'done'}
            icon={trial ? <IconFlask size={13} aria-hidden="true" /> : <IconChecks size={13} aria-hidden="true" />}
          >
            {version.share}%
          </Chip>
        ) : null}
      </td>
      <td className={`${styles.right} tabular`}>{version.active}</td>
      <td className={`${styles.right} tabular`}>{version.error}</td>
      <td className={`${styles.right} tabular`}>{version.done}</td>
      <td className={styles.wrap}>{version.note || <span className={styles.quiet}>{t('noNote')}</span>}</td>
      <td>
        <Time iso={version.publishedAt} /> <span className={styles.quiet}>{version.publishedBy.replace(/^person:/, '')}</span>
      </td>
      <td className={styles.right}>
        <VersionMenu {...props} version={version} />
      </td>
    </tr>
  );
}

function VersionMenu({ flowId, release, mayPublish, onAsk, version: { version } }: VersionTableProps & { readonly version: Version }) {
  const { t } = useTranslation('releases');
  const older = version < (release.active ?? 0);
  const inUse = version === release.active && release.canary === null;
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('more', { version })}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={older ? <IconArrowBackUp size={15} /> : <IconChecks size={15} />}
          disabled={inUse || !mayPublish}
          onClick={() => onAsk({ type: 'all', version })}
        >
          {t(older ? 'rollBack' : 'giveToAll')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFlask size={15} />}
          disabled={version === release.active || !mayPublish}
          onClick={() => onAsk({ type: 'trial', version })}
        >
          {t('tryIt')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowsExchange size={15} />}
          disabled={release.versions.length < 2}
          renderRoot={(props) => <Link to="/flows/$flowId/move" params={{ flowId }} search={{ to: version }} {...props} />}
        >
          {t('bringHere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
