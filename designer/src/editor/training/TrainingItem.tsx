import { Menu } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../view/index.ts';

/** The line of a menu that leads to the training pack. */
export function TrainingItem() {
  const { t } = useTranslation('training');
  const open = useView((view) => view.open);
  return (
    <Menu.Item leftSection={<IconSchool size={15} />} onClick={() => open('training')}>
      {t('item')}
    </Menu.Item>
  );
}
