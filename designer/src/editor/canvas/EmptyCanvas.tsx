import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addState } from '../commands/index.ts';
import { useAuthor, useSession } from '../session/index.ts';
import { useViewStore } from '../view/index.ts';
import { useCanvasHandle } from './CanvasHandle.tsx';
import styles from './canvas.module.css';

/** What stands on a sheet with nothing drawn yet: one sentence and the way on. */
export function EmptyCanvas() {
  const { t } = useTranslation('editor');
  const empty = useSession(({ document }) => Object.keys(document.states).length <= 1 && Object.keys(document.notes).length === 0);
  const readOnly = useSession((session) => session.readOnly);
  const root = useSession((session) => session.document.root);
  const run = useSession((session) => session.run);
  const view = useViewStore();
  const handle = useCanvasHandle();
  const by = useAuthor();
  if (!empty || readOnly) return null;
  return (
    <div className={styles.empty}>
      <Title order={2}>{t('emptyTitle')}</Title>
      <Text size="sm" c="dimmed">
        {t('emptyText')}
      </Text>
      <Button
        className={styles.emptyAction}
        onClick={() => {
          const centre = handle.current?.centre() ?? { x: 0, y: 0 };
          const command = addState({ kind: 'atomic', parent: root, at: { x: centre.x - 52, y: centre.y - 24 } }, by);
          run(command);
          view.getState().rename(command.selection?.states[0]);
        }}
      >
        {t('emptyAction')}
      </Button>
    </div>
  );
}
