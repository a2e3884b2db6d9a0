import { Button, Popover } from '@mantine/core';
import { type Json, textOf } from '@orderloom/shared/base';
import type { Simulation } from '@orderloom/shared/simulate';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { formatValue, PayloadForm } from '../ui/fields/index.ts';
import styles from './Simulator.module.css';
import { useSimulator } from './simulator.ts';

/** The order's data; what the last step changed is lit. */
export function DataColumn({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const { context: fields } = simulation.machine.document;
  const last = simulation.steps.at(-1);
  const changed = new Set(last?.line === null ? [] : last?.decisions.flatMap((decision) => decision.changes.map((change) => change.field)));
  return (
    <section className={styles.column} aria-label={t('data')}>
      <header className={styles.head}>
        <h4 className={styles.title}>{t('data')}</h4>
        {Object.keys(fields).length > 0 ? <EditData simulation={simulation} /> : null}
      </header>
      {Object.keys(fields).length === 0 ? <p className={styles.empty}>{t('noData')}</p> : null}
      <dl className={styles.data}>
        {Object.entries(fields).map(([key, field]) => (
          <div key={key} className={styles.datum} data-changed={changed.has(key) || undefined}>
            <dt>{textOf(field.label, locale) || key}</dt>
            <dd>{formatValue(simulation.snapshot.context[key], field.type, locale)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function EditData({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const simulator = useSimulator();
  const [edits, setEdits] = useState<Readonly<Record<string, Json>> | null>(null);
  const { context } = simulation.snapshot;
  const values = edits ?? context;
  return (
    <Popover opened={edits !== null} onChange={(open) => setEdits(open ? context : null)} position="top-end" width={300} trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" onClick={() => setEdits(edits ? null : context)}>
          {t('edit')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <PayloadForm fields={simulation.machine.document.context} value={values} onChange={setEdits} />
        <Button
          mt="sm"
          fullWidth
          onClick={() => {
            const set = Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== context[key]));
            if (Object.keys(set).length > 0) simulator.send({ type: 'line', line: { set } });
            setEdits(null);
          }}
        >
          {t('apply')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
