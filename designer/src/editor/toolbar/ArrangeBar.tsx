import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconBoxAlignTop,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconLayoutRows,
  IconPin,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { alignStates, distributeStates, groupIntoPhase, pinStates, splitIntoRegions } from '../commands/index.ts';
import { type Author, type Command, type Selection, useAuthor, useSession } from '../session/index.ts';
import styles from './toolbar.module.css';

interface Arrangement {
  readonly key: string;
  readonly Icon: TablerIcon;
  command(selection: Selection, by: Author): Command;
}

const arrangements: readonly Arrangement[] = [
  { key: 'alignLeft', Icon: IconLayoutAlignLeft, command: (selection) => alignStates(selection, 'left') },
  { key: 'alignCentre', Icon: IconLayoutAlignCenter, command: (selection) => alignStates(selection, 'centre') },
  { key: 'alignRight', Icon: IconLayoutAlignRight, command: (selection) => alignStates(selection, 'right') },
  { key: 'alignTop', Icon: IconLayoutAlignTop, command: (selection) => alignStates(selection, 'top') },
  { key: 'alignMiddle', Icon: IconLayoutAlignMiddle, command: (selection) => alignStates(selection, 'middle') },
  { key: 'alignBottom', Icon: IconLayoutAlignBottom, command: (selection) => alignStates(selection, 'bottom') },
  { key: 'distributeX', Icon: IconLayoutDistributeVertical, command: (selection) => distributeStates(selection, 'x') },
  { key: 'distributeY', Icon: IconLayoutDistributeHorizontal, command: (selection) => distributeStates(selection, 'y') },
  { key: 'group', Icon: IconBoxAlignTop, command: groupIntoPhase },
  { key: 'split', Icon: IconLayoutRows, command: splitIntoRegions },
  { key: 'pin', Icon: IconPin, command: (selection) => pinStates(selection.states, true) },
];

/** Comes up when several states are selected: line them up, spread them, put them together. */
export function ArrangeBar() {
  const { t } = useTranslation('editor');
  const selection = useSession((session) => session.selection);
  const readOnly = useSession((session) => session.readOnly);
  const run = useSession((session) => session.run);
  const by = useAuthor();
  if (selection.states.length < 2 || readOnly) return null;
  return (
    <div className={styles.arrange} role="toolbar" aria-label={t('arrange')}>
      <span className={styles.selected}>{t('selectedCount', { count: selection.states.length })}</span>
      {arrangements.map(({ key, Icon, command }) => (
        <Tooltip key={key} label={t(key)}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t(key)} onClick={() => run(command(selection, by))}>
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
