import { Button, Menu, Stack } from '@mantine/core';
import { actions } from '@orderloom/shared/actions';
import type { ActionCall } from '@orderloom/shared/document';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { useAuthor } from '../../session/index.ts';
import { ActionCard } from './ActionCard.tsx';
import styles from './actions.module.css';

export interface ActionListProps {
  readonly value: readonly ActionCall[];
  /** `typing` names the field that is being typed in; absent for a change of its own. */
  readonly onChange: (value: ActionCall[], typing?: string) => void;
  readonly event?: string | undefined;
  readonly disabled: boolean;
  /** What the button that adds one says. */
  readonly addLabel?: string | undefined;
}

/** Actions in the order they run: add, change, reorder, remove. */
export function ActionList({ value, onChange, event, disabled, addLabel }: ActionListProps) {
  const { t } = useTranslation('inspector');
  const { ids } = useAuthor();
  const [added, setAdded] = useState<string | null>(null);
  const add = (type: string) => {
    const call: ActionCall = { id: ids('action'), type, params: {} };
    setAdded(call.id);
    onChange([...value, call]);
  };
  return (
    <Stack gap={6}>
      {value.map((call, index) => (
        <ActionCard
          key={call.id}
          call={call}
          event={event}
          open={call.id === added}
          disabled={disabled}
          onChange={(next, typing) =>
            onChange(
              value.map((old, at) => (at === index ? next : old)),
              typing,
            )
          }
          onMove={(by) => onChange(moved(value, index, by))}
          onRemove={() => onChange(value.filter((_, at) => at !== index))}
        />
      ))}
      <AddAction label={addLabel ?? t('addAction')} disabled={disabled} onPick={add} />
    </Stack>
  );
}

export interface AddActionProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onPick: (type: string) => void;
  /** Only actions that ask something of the outside world. */
  readonly effectsOnly?: boolean | undefined;
}

/** The menu of every action there is. */
export function AddAction({ label, disabled, onPick, effectsOnly = false }: AddActionProps) {
  const locale = useLocale();
  const offered = actions.all.filter((definition) => !definition.hidden && (!effectsOnly || definition.effect));
  return (
    <Menu position="bottom-start" width={264}>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={12} />}
          disabled={disabled}
          style={{ alignSelf: 'flex-start' }}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((definition) => (
          <Menu.Item key={definition.id} onClick={() => onPick(definition.id)}>
            <span className={styles.name} data-effect={definition.effect || undefined}>
              {definition.label[locale]}
            </span>
            <span className={styles.hint}>{definition.hint[locale]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The list with one item a place earlier or later; at the ends it stays. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const to = index + by;
  const copy = [...list];
  const [item] = copy.splice(index, 1);
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  copy.splice(to, 0, item);
  return copy;
}
