import { ActionIcon, Button, Group, Menu, Modal, Text } from '@mantine/core';
import type { FlowSummary } from '@orderloom/shared/api';
import { IconDots, IconDownload, IconListDetails, IconPencil, IconTrash, IconVersions } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../api/May.tsx';
import { exportFlow, useDeleteFlow } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { saveFile } from '../ui/save-file.ts';
import { useTell } from '../ui/tell.ts';
import { exportFormats } from './export-formats.ts';

interface FlowMenuProps {
  readonly flow: FlowSummary;
  readonly name: string;
}

/** What else can be done with a flow: its orders, export, and deletion while it was never published. */
export function FlowMenu({ flow, name }: FlowMenuProps) {
  const { t } = useTranslation('flows');
  const tell = useTell();
  const locale = useLocale();
  const [asked, setAsked] = useState(false);
  const download = (format: string) => {
    exportFlow(flow.id, format, locale).then((file) => saveFile(file.name, file.text), tell.failed);
  };
  return (
    <>
      <Menu position="bottom-end" width={210}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('more', { name })}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={15} />}
            renderRoot={(props) => <Link to="/flows/$flowId" params={{ flowId: flow.id }} {...props} />}
          >
            {t('open')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconListDetails size={15} />}
            renderRoot={(props) => <Link to="/orders" search={{ flow: flow.id }} {...props} />}
          >
            {t('orders')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconVersions size={15} />}
            disabled={flow.version === null}
            renderRoot={(props) => <Link to="/flows/$flowId/versions" params={{ flowId: flow.id }} {...props} />}
          >
            {t('versions')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('export')}</Menu.Label>
          {exportFormats.map(({ format, text }) => (
            <Menu.Item key={format} leftSection={<IconDownload size={15} />} onClick={() => download(format)}>
              {t(text)}
            </Menu.Item>
          ))}
          <May permission="flows:write">
            <Menu.Divider />
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={15} />}
              disabled={flow.version !== null}
              title={flow.version === null ? undefined : t('deleteRefused')}
              onClick={() => setAsked(true)}
            >
              {t('delete')}
            </Menu.Item>
          </May>
        </Menu.Dropdown>
      </Menu>
      <DeleteDialog flow={flow} name={name} opened={asked} onClose={() => setAsked(false)} />
    </>
  );
}

function DeleteDialog({ flow, name, opened, onClose }: FlowMenuProps & { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(['flows', 'ui']);
  const tell = useTell();
  const remove = useDeleteFlow();
  return (
    <Modal opened={opened} onClose={onClose} title={t('deleteTitle', { name })} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <Text size="sm">{t('deleteText')}</Text>
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(flow.id, {
              onSuccess: () => {
                onClose();
                tell.done(t('deleted', { name }));
              },
              onError: tell.failed,
            })
          }
        >
          {t('delete')}
        </Button>
      </Group>
    </Modal>
  );
}
