import { Menu } from '@mantine/core';
import { openSpotlight } from '@mantine/spotlight';
import { IconDots, IconSearch, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Place } from './places.ts';
import styles from './Shell.module.css';

/** On a phone: what has no room in the bar. */
export function More({ places }: { readonly places: readonly Place[] }) {
  const { t } = useTranslation('app');
  return (
    <Menu position="top-end" width={200}>
      <Menu.Target>
        <button type="button" className={`${styles.item} ${styles.onPhone}`}>
          <IconDots size={19} stroke={1.7} aria-hidden="true" />
          {t('more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ to, text, Icon }) => (
          <Menu.Item key={to} leftSection={<Icon size={16} stroke={1.7} />} renderRoot={(props) => <Link to={to} {...props} />}>
            {t(text)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconSearch size={16} stroke={1.7} />} onClick={openSpotlight}>
          {t('searchShort')}
        </Menu.Item>
        <Menu.Item leftSection={<IconSettings size={16} stroke={1.7} />} renderRoot={(props) => <Link to="/settings" {...props} />}>
          {t('settings')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
