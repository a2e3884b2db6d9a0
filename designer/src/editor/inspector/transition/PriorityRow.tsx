import { ActionIcon, Group, Text } from '@mantine/core';
import { type Transition, transitionsFrom } from '@orderloom/shared/document';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { reorderTransition } from '../../commands/index.ts';
import { useSession } from '../../session/index.ts';
import { Row } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

/** The place of a transition in the order in which its source tries them. */
export function PriorityRow({ transition }: { readonly transition: Transition }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const siblings = transitionsFrom(document, transition.source);
  const at = siblings.findIndex((sibling) => sibling.id === transition.id);
  return (
    <Row label={t('priority')} hint={t('priorityHint')}>
      <Group gap={4} wrap="nowrap" h={28}>
        <Text size="xs" className="tabular">
          {t('priorityOf', { n: at + 1, total: siblings.length })}
        </Text>
        <ActionIcon
          size={22}
          variant="subtle"
          color="gray"
          aria-label={t('tryEarlier')}
          title={t('tryEarlier')}
          disabled={readOnly}
          display={at === 0 ? 'none' : undefined}
          onClick={() => run(reorderTransition(transition.id, at - 1))}
        >
          <IconArrowUp size={13} />
        </ActionIcon>
        <ActionIcon
          size={22}
          variant="subtle"
          color="gray"
          aria-label={t('tryLater')}
          title={t('tryLater')}
          disabled={readOnly}
          display={at === siblings.length - 1 ? 'none' : undefined}
          onClick={() => run(reorderTransition(transition.id, at + 1))}
        >
          <IconArrowDown size={13} />
        </ActionIcon>
      </Group>
    </Row>
  );
}
