import { Button, Group, List, Modal, Text } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { Time } from '../../ui/Time.tsx';
import { useSession } from '../session/index.ts';
import type { MergeConflict } from './merge-documents.ts';
import { useSaver, useSaveState } from './SaveProvider.tsx';

const shown = 8;

/** Somebody else saved the same flow, and both changed the same things: the person decides. */
export function ConflictDialog() {
  const { t } = useTranslation('editor');
  const saver = useSaver();
  const conflict = useSaveState((state) => state.conflict);
  const document = useSession((session) => session.document);
  const nameOf = useConflictName(document, conflict?.theirs.draft);
  return (
    <Modal
      opened={conflict !== null}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      title={t('conflictTitle')}
    >
      {conflict ? (
        <>
          <Text size="sm">
            {t('conflictText')} <Time iso={conflict.theirs.updatedAt} as="ago" />
          </Text>
          <List size="sm" my="sm">
            {conflict.conflicts.slice(0, shown).map((one) => (
              <List.Item key={`${one.group}.${one.id}`}>{nameOf(one)}</List.Item>
            ))}
            {conflict.conflicts.length > shown ? (
              <List.Item>{t('conflictMore', { count: conflict.conflicts.length - shown })}</List.Item>
            ) : null}
          </List>
          <Text size="sm" c="dimmed">
            {t('conflictUndo')}
          </Text>
          <Group justify="flex-end" mt="lg" gap={8}>
            <Button variant="default" onClick={() => saver.takeTheirs()}>
              {t('takeTheirs')}
            </Button>
            <Button onClick={() => void saver.keepMine()}>{t('keepMine')}</Button>
          </Group>
        </>
      ) : null}
    </Modal>
  );
}

function useConflictName(mine: FlowDocument, theirs: FlowDocument | undefined): (conflict: MergeConflict) => string {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const stateName = (id: string) => textOf((mine.states[id] ?? theirs?.states[id])?.label, locale) || id;
  const names: Record<MergeConflict['group'], (id: string) => string> = {
    flow: () => t('conflictFlow'),
    states: (id) => t('conflictState', { name: stateName(id) }),
    transitions: (id) => {
      const transition = mine.transitions[id] ?? theirs?.transitions[id];
      return t('conflictTransition', { name: `${stateName(transition?.source ?? '')} → ${stateName(transition?.targets[0] ?? '')}` });
    },
    events: (id) => t('conflictEvent', { name: textOf((mine.events[id] ?? theirs?.events[id])?.label, locale) || id }),
    context: (id) => t('conflictField', { name: textOf((mine.context[id] ?? theirs?.context[id])?.label, locale) || id }),
    notes: () => t('conflictNote'),
    frames: () => t('conflictNote'),
  };
  return ({ group, id }) => names[group](id);
}
