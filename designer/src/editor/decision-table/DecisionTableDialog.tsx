import { Modal, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Locale } from '@orderloom/shared/base';
import { transitionChips } from '@orderloom/shared/diagram';
import type { FlowDocument, Transition } from '@orderloom/shared/document';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { nameOf, StateSelect } from '../inspector/parts/index.ts';
import { type RuleField, ruleFields } from '../rules/index.ts';
import { useAuthor, useSession } from '../session/index.ts';
import { Comparison } from './Comparison.tsx';
import { addRow } from './commands.ts';
import styles from './DecisionTable.module.css';
import { decideRows, type ExampleOrder } from './decide-row.ts';
import { decisionTable, rivalsOf } from './decision-table.ts';
import { TableRow } from './TableRow.tsx';
import { TryOrder } from './TryOrder.tsx';

/** Everything one happening chooses among, a row each; what is asked of the same field stands in one column. */
export function DecisionTableDialog({ first, onClose }: { readonly first: Transition; readonly onClose: () => void }) {
  const { t } = useTranslation('decision-table');
  const locale = useLocale();
  const narrow = useMediaQuery('(max-width: 700px)');
  const document = useSession((session) => session.document);
  const readOnly = useSession((session) => session.readOnly);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [example, setExample] = useState<ExampleOrder>();
  const [now] = useState(Date.now);
  const event = first.trigger.type === 'event' ? first.trigger.event : undefined;
  const fields = useMemo(() => ruleFields(document, event, locale), [document, event, locale]);
  const rivals = useMemo(() => rivalsOf(document, first), [document, first]);
  const table = useMemo(() => decisionTable(rivals, fields), [rivals, fields]);
  const columns = [...new Set([...table.columns, ...added])].flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const outcomes = example && decideRows(document, table, event, example, now);
  return (
    <Modal opened onClose={onClose} size={1080} fullScreen={narrow} title={t('title', { choice: choiceName(document, first, locale) })}>
      <p className={styles.policy}>{t('policy')}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" aria-label={t('policy')} />
              {columns.map((field) => (
                <th key={field.name} scope="col">
                  {field.label}
                </th>
              ))}
              <th scope="col">{t('leadsTo')}</th>
              {readOnly ? null : <th scope="col" aria-label={t('tools')} />}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <TableRow
                key={row.transition.id}
                row={row}
                index={index}
                last={index === table.rows.length - 1}
                columns={columns}
                fields={fields}
                event={event}
                outcome={outcomes?.[index]}
                wins={outcomes !== undefined && outcomes.findIndex(({ met }) => met) === index}
              />
            ))}
          </tbody>
        </table>
      </div>
      {readOnly ? null : (
        <Tools
          first={first}
          closed={table.rows.at(-1)?.transition.guard === undefined}
          offered={fields.filter((field) => !columns.includes(field))}
          onColumn={(name) => setAdded([...added, name])}
        />
      )}
      <Comparison
        document={document}
        rows={rivals}
        onTry={({ context, payload, states }) =>
          setExample({
            context,
            payload,
            states: Object.keys(states)
              .filter((id) => states[id])
              .concat(first.source),
          })
        }
      />
      <TryOrder
        columns={columns}
        source={first.source}
        example={example}
        onChange={setExample}
        winner={outcomes && table.rows[outcomes.findIndex(({ met }) => met)]?.transition}
        place={outcomes?.findIndex(({ met }) => met) ?? -1}
      />
    </Modal>
  );
}

/** "Pre-review", "After-sales · Refund requested": where the choice is made, and what calls for it. */
function choiceName(document: FlowDocument, first: Transition, locale: Locale): string {
  const bare = { ...first, label: undefined, guard: undefined };
  return [
    nameOf(document, first.source, locale),
    ...transitionChips(document, bare, locale)
      .slice(0, 1)
      .map(({ text }) => text),
  ].join(' · ');
}

interface ToolsProps {
  readonly first: Transition;
  /** Whether the last row takes all the rest. */
  readonly closed: boolean;
  readonly offered: readonly RuleField[];
  readonly onColumn: (name: string) => void;
}

function Tools({ first, closed, offered, onColumn }: ToolsProps) {
  const { t } = useTranslation('decision-table');
  const author = useAuthor();
  const run = useSession((session) => session.run);
  const adding = t(closed ? 'addRow' : 'addOtherwise');
  return (
    <div className={styles.tools}>
      <Select
        searchable
        w={180}
        aria-label={t('addColumn')}
        placeholder={t('addColumn')}
        value={null}
        data={offered.map((field) => ({ value: field.name, label: field.label }))}
        onChange={(name) => name && onColumn(name)}
      />
      <div className={styles.target}>
        <StateSelect label={adding} placeholder={adding} value={null} onChange={(target) => target && run(addRow(first, target, author))} />
      </div>
    </div>
  );
}
