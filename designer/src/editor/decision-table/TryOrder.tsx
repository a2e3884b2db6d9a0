import { Input, Select } from '@mantine/core';
import type { Json } from '@orderloom/shared/base';
import { textOf } from '@orderloom/shared/base';
import type { Transition } from '@orderloom/shared/document';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newestOrders, readOrder } from '../../api/orders.ts';
import { useLocale } from '../../app/locale.ts';
import { ValueInput } from '../../ui/fields/index.ts';
import type { RuleField } from '../rules/index.ts';
import { useSession } from '../session/index.ts';
import styles from './DecisionTable.module.css';
import type { ExampleOrder } from './decide-row.ts';

const offered = 20;
const eventPrefix = 'event.';

export interface TryOrderProps {
  readonly columns: readonly RuleField[];
  readonly source: string;
  readonly example: ExampleOrder | undefined;
  readonly onChange: (example: ExampleOrder) => void;
  readonly winner: Transition | undefined;
  /** The winner's row, from 0; -1 where no row fits. */
  readonly place: number;
}

/** An example order, typed or taken from real ones, and which row it takes. */
export function TryOrder({ columns, source, example, onChange, winner, place }: TryOrderProps) {
  const { t } = useTranslation('decision-table');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const recent = useQuery({
    queryKey: ['decision-table', document.id],
    queryFn: ({ signal }) => newestOrders({ flow: document.id }, offered, signal),
  });
  const now: ExampleOrder = example ?? { context: {}, payload: {}, states: [source] };
  const targetName = textOf(document.states[winner?.targets[0] ?? '']?.label, locale) || t('stays');
  const verdict = place >= 0 ? t('tryWins', { n: place + 1, target: targetName }) : t('tryFalls');

  async function take(id: string) {
    const order = await readOrder(id);
    onChange({ ...now, context: order.context, states: order.states });
  }

  return (
    <section className={styles.try} aria-label={t('tryTitle')}>
      <h3>{t('tryTitle')}</h3>
      <div className={styles.tools}>
        <Select
          w={220}
          aria-label={t('tryRecent')}
          placeholder={recent.data?.length === 0 ? t('tryNone') : t('tryRecent')}
          disabled={!recent.data?.length}
          value={null}
          data={(recent.data ?? []).map((order) => ({ value: order.id, label: order.externalId }))}
          onChange={(id) => id && void take(id)}
        />
        {columns.map((field) =>
          field.type.type === 'state' ? null : (
            <Input.Wrapper key={field.name} label={field.label} labelElement="div" size="xs" className={styles.value}>
              <ValueInput
                type={field.type}
                label={field.label}
                value={heldValue(now, field.name)}
                onChange={(value) => onChange(withValue(now, field.name, value))}
              />
            </Input.Wrapper>
          ),
        )}
      </div>
      <p className={styles.verdict} role="status" data-fits={place >= 0 || undefined}>
        {example ? verdict : null}
      </p>
    </section>
  );
}

function heldValue({ context, payload }: ExampleOrder, name: string): Json {
  return (name.startsWith(eventPrefix) ? payload[name.slice(eventPrefix.length)] : context[name]) ?? null;
}

function withValue(example: ExampleOrder, name: string, value: Json): ExampleOrder {
  if (!name.startsWith(eventPrefix)) return { ...example, context: { ...example.context, [name]: value } };
  return { ...example, payload: { ...example.payload, [name.slice(eventPrefix.length)]: value } };
}
