import { Button, Menu } from '@mantine/core';
import { exportFormats } from '@orderloom/shared/api';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportAddress } from '../api/exports.ts';
import { useLocale } from '../app/locale.ts';

interface ExportMenuProps {
  readonly list: Parameters<typeof exportAddress>[0];
  /** What the list is narrowed by. */
  readonly filter?: Parameters<typeof exportAddress>[1];
  /** What the button says where the list itself is not on the screen. */
  readonly label?: string;
}

/** Takes a list along as a file, as it is narrowed now and to its last row. */
export function ExportMenu({ list, filter, label }: ExportMenuProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={15} aria-hidden="true" />}>
          {label ?? t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress(list, filter, format, locale)} download>
            {t(`export-${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
