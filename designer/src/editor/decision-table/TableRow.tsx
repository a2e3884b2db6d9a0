import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCheck, IconTrash, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { deleteSelection, reconnect } from '../commands/index.ts';
import { StateSelect } from '../inspector/parts/index.ts';
import type { RuleField } from '../rules/index.ts';
import { selectTransition, useSession } from '../session/index.ts';
import { CellButton } from './CellButton.tsx';
import { moveRow, setRow } from './commands.ts';
import styles from './DecisionTable.module.css';
import type { RowOutcome } from './decide-row.ts';
import { type DecisionRow, writeCells } from './decision-table.ts';

export interface TableRowProps {
  readonly row: DecisionRow;
  readonly index: number;
  readonly last: boolean;
  readonly columns: readonly RuleField[];
  readonly fields: readonly RuleField[];
  readonly event: string | undefined;
  readonly outcome: RowOutcome | undefined;
  readonly wins: boolean;
}

/** One way the happening can go: what it asks, field by field, and where it leads. */
export function TableRow({ row: { transition, cells }, index, last, columns, fields, event, outcome, wins }: TableRowProps) {
  const { t } = useTranslation('decision-table');
  const readOnly = useSession((session) => session.readOnly);
  const run = useSession((session) => session.run);
  const name = t('row', { n: index + 1 });
  const write = (guard: string) => run(setRow(transition.id, guard));
  return (
    <tr data-wins={wins || undefined} data-met={outcome?.met || undefined} title={outcome?.met && !wins ? t('tryLater') : undefined}>
      <th scope="row" aria-label={name}>
        {index + 1}
      </th>
      {cells ? (
        columns.map((field, at) => (
          <td key={field.name}>
            <CellButton
              label={t('editCell', { row: name, field: field.label })}
              text={cells[field.name] ?? ''}
              empty={at === 0 && Object.keys(cells).length === 0 ? t('otherwise') : t('anything')}
              field={field}
              fields={fields}
              event={event}
              onChange={(text) => write(writeCells({ ...cells, [field.name]: text }, fields))}
            />
            {outcome && cells[field.name] ? <Holds is={outcome.cells[field.name] === true} /> : null}
          </td>
        ))
      ) : (
        <td colSpan={Math.max(1, columns.length)}>
          <CellButton
            label={`${name}, ${t('whole')}`}
            text={transition.guard ?? ''}
            empty={t('otherwise')}
            fields={fields}
            event={event}
            onChange={write}
          />
          {outcome ? <Holds is={outcome.met} /> : null}
        </td>
      )}
      <td className={styles.target}>
        <StateSelect
          label={`${name}, ${t('leadsTo')}`}
          placeholder={t('stays')}
          disabled={readOnly}
          value={transition.targets[0] ?? null}
          onChange={(target) => target && run(reconnect(transition.id, { target }))}
        />
      </td>
      {readOnly ? null : (
        <td className={styles.buttons}>
          <Tool
            label={`${t('up')}, ${name}`}
            disabled={index === 0}
            onClick={() => run(moveRow(transition, -1))}
            icon={<IconArrowUp size={14} />}
          />
          <Tool
            label={`${t('down')}, ${name}`}
            disabled={last}
            onClick={() => run(moveRow(transition, 1))}
            icon={<IconArrowDown size={14} />}
          />
          <Tool
            label={`${t('remove')}, ${name}`}
            disabled={index === 0 && last}
            onClick={() => run(deleteSelection(selectTransition(transition.id)))}
            icon={<IconTrash size={14} />}
          />
        </td>
      )}
    </tr>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly icon: React.ReactNode;
}

function Tool({ label, disabled, onClick, icon }: ToolProps) {
  return (
    <ActionIcon size={24} variant="subtle" color="gray" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {icon}
    </ActionIcon>
  );
}

function Holds({ is }: { readonly is: boolean }) {
  const { t } = useTranslation('decision-table');
  const label = t(is ? 'cellHolds' : 'cellFails');
  return (
    <span className={styles.holds} data-is={is} role="img" aria-label={label} title={label}>
      {is ? <IconCheck size={13} /> : <IconX size={13} />}
    </span>
  );
}
