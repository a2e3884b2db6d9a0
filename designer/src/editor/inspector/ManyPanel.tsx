import { ActionIcon, Button, Group } from '@mantine/core';
import {
  IconBoxMultiple,
  IconColumns,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { alignStates, deleteSelection, distributeStates, type Edge, groupIntoPhase, splitIntoRegions } from '../commands/index.ts';
import { type Selection, useAuthor } from '../session/index.ts';
import styles from './Inspector.module.css';
import { Section } from './parts/index.ts';
import { useEditing } from './use-editing.ts';

const edges: readonly (readonly [edge: Edge, Icon: typeof IconTrash])[] = [
  ['left', IconLayoutAlignLeft],
  ['centre', IconLayoutAlignCenter],
  ['right', IconLayoutAlignRight],
  ['top', IconLayoutAlignTop],
  ['middle', IconLayoutAlignMiddle],
  ['bottom', IconLayoutAlignBottom],
];
const axes: readonly (readonly [axis: 'x' | 'y', Icon: typeof IconTrash])[] = [
  ['x', IconLayoutDistributeVertical],
  ['y', IconLayoutDistributeHorizontal],
];

/** What can be done with several things at once. */
export function ManyPanel({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation('inspector');
  const author = useAuthor();
  const { readOnly, run } = useEditing();
  const total = selection.states.length + selection.transitions.length + selection.notes.length;
  const few = selection.states.length < 2;
  return (
    <>
      <header className={styles.heading}>
        <h2 className={styles.name}>{t('selected', { n: total })}</h2>
      </header>
      <Section title={t('arrange')}>
        <Group gap={4}>
          {edges.map(([edge, Icon]) => (
            <ActionIcon
              key={edge}
              size={28}
              variant="default"
              disabled={readOnly || few}
              aria-label={t(`align.${edge}`)}
              title={t(`align.${edge}`)}
              onClick={() => run(alignStates(selection, edge))}
            >
              <Icon size={15} />
            </ActionIcon>
          ))}
          {axes.map(([axis, Icon]) => (
            <ActionIcon
              key={axis}
              size={28}
              variant="default"
              disabled={readOnly || selection.states.length < 3}
              aria-label={t(`distribute.${axis}`)}
              title={t(`distribute.${axis}`)}
              onClick={() => run(distributeStates(selection, axis))}
            >
              <Icon size={15} />
            </ActionIcon>
          ))}
        </Group>
      </Section>
      <Section title={t('grouping')}>
        <Group gap={6}>
          <Button
            variant="default"
            leftSection={<IconBoxMultiple size={14} />}
            disabled={readOnly || selection.states.length === 0}
            onClick={() => run(groupIntoPhase(selection, author))}
          >
            {t('group')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconColumns size={14} />}
            disabled={readOnly || selection.states.length === 0}
            onClick={() => run(splitIntoRegions(selection, author))}
          >
            {t('split')}
          </Button>
          <Button
            variant="default"
            color="red"
            leftSection={<IconTrash size={14} />}
            disabled={readOnly}
            onClick={() => run(deleteSelection(selection))}
          >
            {t('remove')}
          </Button>
        </Group>
      </Section>
    </>
  );
}
