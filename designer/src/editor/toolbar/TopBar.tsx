import { ActionIcon, Button, Menu } from '@mantine/core';
import type { FlowDetail } from '@orderloom/shared/api';
import { IconChevronDown, IconDots, IconGitCompare, IconPlayerPlay, IconVersions } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { May } from '../../api/May.tsx';
import { useFindings } from '../problems/index.ts';
import { SavedMark } from '../save/index.ts';
import { useSession } from '../session/index.ts';
import { TrainingItem } from '../training/index.ts';
import { useView } from '../view/index.ts';
import { ExportItems } from './ExportItems.tsx';
import { FlowName } from './FlowName.tsx';
import styles from './toolbar.module.css';

/** What flow this is, whether it is safe, how many orders live by it, and what to do with it next. */
export function TopBar({ flow }: { readonly flow: FlowDetail }) {
  const { t } = useTranslation('editor');
  const openDrawer = useView((view) => view.openDrawer);
  const open = useView((view) => view.open);
  const version = flow.version;
  return (
    <header className={styles.bar}>
      <nav className={styles.crumb}>
        <Link to="/flows">{t('flows')}</Link>
        <span aria-hidden="true">/</span>
      </nav>
      <FlowName />
      {version === null ? (
        <span className={styles.version}>{t('neverPublished')}</span>
      ) : (
        <Link to="/flows/$flowId/versions" params={{ flowId: flow.id }} className={styles.version ?? ''} title={t('versions')}>
          {t(flow.dirty ? 'draftOf' : 'published', { version })}
        </Link>
      )}
      <SavedMark />
      <span className={styles.space} />
      {flow.activeOrders > 0 ? (
        <Link to="/orders" search={{ flow: flow.id }} className={styles.orders}>
          {t('inFlight', { count: flow.activeOrders })}
        </Link>
      ) : null}
      <CheckButton />
      <Button variant="default" className={styles.wide} rightSection={<IconPlayerPlay size={14} />} onClick={() => openDrawer('simulator')}>
        {t('simulate')}
      </Button>
      {version === null ? null : (
        <Button variant="default" className={styles.wider} onClick={() => open('compare')}>
          {t('compare', { version })}
        </Button>
      )}
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <Button variant="default" className={styles.wide} rightSection={<IconChevronDown size={14} />}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {version === null ? null : <TrainingItem />}
          <ExportItems flowId={flow.id} />
        </Menu.Dropdown>
      </Menu>
      <May permission="flows:publish">
        <Button onClick={() => open('publish')}>{t('publish')}</Button>
      </May>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <ActionIcon className={styles.narrow} variant="default" size={30} aria-label={t('more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlayerPlay size={15} />} onClick={() => openDrawer('simulator')}>
            {t('simulate')}
          </Menu.Item>
          {version === null ? null : (
            <Menu.Item leftSection={<IconGitCompare size={15} />} onClick={() => open('compare')}>
              {t('compare', { version })}
            </Menu.Item>
          )}
          {version === null ? null : (
            <Menu.Item
              leftSection={<IconVersions size={15} />}
              renderRoot={(props) => <Link to="/flows/$flowId/versions" params={{ flowId: flow.id }} {...props} />}
            >
              {t('versions')}
            </Menu.Item>
          )}
          <Menu.Divider />
          {version === null ? null : <TrainingItem />}
          <ExportItems flowId={flow.id} />
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}

function CheckButton() {
  const { t } = useTranslation('editor');
  const findings = useFindings();
  const openDrawer = useView((view) => view.openDrawer);
  const readOnly = useSession((session) => session.readOnly);
  const count = findings.filter((finding) => finding.severity !== 'info').length;
  const worst = findings.some((finding) => finding.severity === 'error') ? 'error' : 'warning';
  return (
    <>
      {readOnly ? <span className={styles.version}>{t('readOnly')}</span> : null}
      <Button
        variant="default"
        className={styles.check}
        aria-label={count === 0 ? t('checkClean') : t('checkCount', { count })}
        rightSection={
          count === 0 ? null : (
            <span className={styles.count} data-severity={worst}>
              {count}
            </span>
          )
        }
        onClick={() => openDrawer('problems')}
      >
        {t('check')}
      </Button>
    </>
  );
}
