import { ActionIcon, Menu } from '@mantine/core';
import { actions } from '@orderloom/shared/actions';
import { actionText } from '@orderloom/shared/diagram';
import type { ActionCall } from '@orderloom/shared/document';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { useSession } from '../../session/index.ts';
import { Fold } from '../parts/index.ts';
import { ActionForm } from './ActionForm.tsx';
import { actionProblems } from './action-problems.ts';
import styles from './actions.module.css';

export interface ActionCardProps {
  readonly call: ActionCall;
  readonly onChange: (call: ActionCall, typing: string) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly event?: string | undefined;
  readonly open?: boolean | undefined;
  readonly disabled: boolean;
}

/** One action in words; opens to its form. */
export function ActionCard({ call, onChange, onMove, onRemove, event, open, disabled }: ActionCardProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const faulty = useMemo(() => actionProblems(document, call, event).size > 0, [document, call, event]);
  const definition = actions.get(call.type);
  const sentence = actionText(document, call, locale);
  return (
    <Fold
      label={sentence}
      open={open}
      title={
        <span className={styles.sentence}>
          <span className={styles.dot} data-effect={definition?.effect || undefined} aria-hidden="true" />
          {sentence}
          {faulty ? <IconAlertTriangle size={12} className={styles.warn ?? ''} aria-label={t('incomplete')} /> : null}
        </span>
      }
      aside={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={22} variant="subtle" color="gray" disabled={disabled} aria-label={t('actionMenu', { action: sentence })}>
              <IconDots size={14} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArrowUp size={13} />} onClick={() => onMove(-1)}>
              {t('moveUp')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={13} />} onClick={() => onMove(1)}>
              {t('moveDown')}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={13} />} onClick={onRemove}>
              {t('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <ActionForm call={call} onChange={onChange} event={event} disabled={disabled} />
    </Fold>
  );
}
