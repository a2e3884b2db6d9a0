import { Button, Popover } from '@mantine/core';
import { type Json, textOf } from '@orderloom/shared/base';
import type { EventDefinition } from '@orderloom/shared/document';
import type { Simulation } from '@orderloom/shared/simulate';
import { acceptableEvents } from '@orderloom/shared/step';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { initialValues, PayloadForm } from '../ui/fields/index.ts';
import styles from './Simulator.module.css';
import { useSimulator } from './simulator.ts';

/** A button for every event the order would take now. */
export function EventsColumn({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const { machine, snapshot, now } = simulation;
  const { document } = machine;
  const events = useMemo(() => acceptableEvents(machine, snapshot, now), [machine, snapshot, now]);
  const empty = snapshot.status === 'done' ? 'finished' : snapshot.status === 'error' ? 'failedOrder' : 'noEvents';
  return (
    <section className={styles.column} aria-label={t('events')}>
      <h4 className={styles.title}>{t('events')}</h4>
      {events.length === 0 ? <p className={styles.empty}>{t(empty)}</p> : null}
      <div className={styles.events}>
        {events.map(({ type, leadsTo }) => {
          const definition = document.events[type];
          const states = leadsTo.map((id) => textOf(document.states[id]?.label, locale) || id).join(locale === 'zh' ? '、' : ', ');
          return definition ? (
            <EventButton key={type} type={type} definition={definition} hint={states === '' ? '' : t('leadsTo', { states })} />
          ) : null;
        })}
      </div>
    </section>
  );
}

interface EventButtonProps {
  readonly type: string;
  readonly definition: EventDefinition;
  readonly hint: string;
}

function EventButton({ type, definition, hint }: EventButtonProps) {
  const { t } = useTranslation('simulator');
  const locale = useLocale();
  const simulator = useSimulator();
  const [opened, setOpened] = useState(false);
  const [payload, setPayload] = useState<Readonly<Record<string, Json>>>(() => initialValues(definition.payload));
  const plain = Object.keys(definition.payload).length === 0;
  const send = () => {
    const known = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null));
    simulator.send({ type: 'line', line: { ...known, type } });
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={300} trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="light" title={hint} onClick={plain ? send : () => setOpened(!opened)}>
          {textOf(definition.label, locale) || type}
          {plain ? '' : '…'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <form
          onSubmit={(submitted) => {
            submitted.preventDefault();
            send();
          }}
        >
          <PayloadForm fields={definition.payload} value={payload} onChange={setPayload} />
          <Button type="submit" mt="sm" fullWidth>
            {t('send')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
