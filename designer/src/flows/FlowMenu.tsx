import { ActionIcon, Button, Group, Menu, Modal, Text } from '@mantine/core';
import type { FlowSummary } from '@orderloom/shared/api';
import { type FlowDocument, parseDocument } from '@orderloom/shared/document';
import { IconDots, IconListDetails, IconPencil, IconTrash, IconVersions } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../api/May.tsx';
import { exportFlow, useDeleteFlow } from '../api/queries.ts';
import { ExportMenuItems } from '../exchange/ExportMenuItems.tsx';
import { useTell } from '../ui/tell.ts';

interface FlowMenuProps {
  readonly flow: FlowSummary;
  readonly name: string;
}

/** What else can be done with a flow: its orders, export, and deletion while it was never published. */
export function FlowMenu({ flow, name }: FlowMenuProps) {
  const { t } = useTranslation('flows');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={320}>
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
          <ExportMenuItems flowId={flow.id} current={() => draftOf(flow.id)} />
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

async function draftOf(id: string): Promise<FlowDocument> {
  const { text } = await exportFlow(id, 'flow');
  const draft = parseDocument(JSON.parse(text));
  if (!draft.ok) throw new Error(draft.error[0]?.message.en);
  return draft.value;
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
