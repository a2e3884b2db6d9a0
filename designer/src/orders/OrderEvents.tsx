import { Alert, Button, Group, UnstyledButton } from '@mantine/core';
import type { AcceptableEvent, OrderDetail, StepResult } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAcceptable, useSendEvent } from '../api/queries.ts';
import { useErrorText } from '../ui/error-text.ts';
import { initialValues, PayloadForm } from '../ui/fields/index.ts';
import { useTell } from '../ui/tell.ts';
import { eventName, type FlowNames, statesText } from './flow-names.ts';
import side from './OrderSide.module.css';
import { bySender } from './who-sends.ts';

/** A button for each event a person may send now, with the form its payload needs; what others send is folded away. */
export function OrderEvents({ order, names }: { readonly order: OrderDetail; readonly names: FlowNames }) {
  const { t } = useTranslation('orders');
  const acceptable = useAcceptable(order.id);
  const { byPerson, byOthers } = bySender(order.status === 'active' ? (acceptable.data ?? []) : []);
  const [others, setOthers] = useState(false);
  return (
    <section className={side.section}>
      <h2 className={side.heading}>{t('events')}</h2>
      {byPerson.length === 0 && !acceptable.isPending ? (
        <p className={side.quiet}>{t(order.status === 'done' ? 'finished' : 'noEvents')}</p>
      ) : null}
      <EventList order={order} names={names} events={byPerson} />
      {byOthers.length > 0 ? (
        <>
          <UnstyledButton className={side.more} aria-expanded={others} onClick={() => setOthers(!others)}>
            <IconChevronRight size={13} aria-hidden="true" />
            {t('otherEvents', { count: byOthers.length })}
          </UnstyledButton>
          {others ? (
            <>
              <p className={side.quiet}>{t('otherEventsHint')}</p>
              <EventList order={order} names={names} events={byOthers} />
            </>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

interface EventListProps {
  readonly order: OrderDetail;
  readonly names: FlowNames;
  readonly events: readonly AcceptableEvent[];
}

function EventList({ order, names, events }: EventListProps) {
  const [open, setOpen] = useState<string | null>(null);
  return events.map((event) => (
    <OrderEvent
      key={event.type}
      order={order}
      event={event}
      names={names}
      open={open === event.type}
      onOpen={(wanted) => setOpen(wanted ? event.type : null)}
    />
  ));
}

interface OrderEventProps {
  readonly order: OrderDetail;
  readonly event: AcceptableEvent;
  readonly names: FlowNames;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

function OrderEvent({ order, event, names, open, onOpen }: OrderEventProps) {
  const { t } = useTranslation(['orders', 'ui']);
  const send = useSendStep(order, names);
  const fields = event.definition.payload;
  const [payload, setPayload] = useState<Readonly<Record<string, Json>>>(() => initialValues(fields));
  const name = eventName(names, event.type);
  const asks = Object.keys(fields).length > 0;
  const fire = () => send.fire(event.type, asks ? given(payload) : {}, () => onOpen(false));
  return (
    <div className={side.event}>
      <div className={side.eventHead}>
        <div>
          {name}
          <br />
          <small>{event.leadsTo.length > 0 ? t('leadsTo', { states: statesText(names, event.leadsTo) }) : t('staysHere')}</small>
        </div>
        <Button
          variant={open ? 'default' : 'light'}
          loading={send.busy && !open}
          aria-expanded={asks ? open : undefined}
          aria-label={`${t(open ? 'ui:cancel' : 'send')}: ${name}`}
          onClick={() => (asks ? onOpen(!open) : fire())}
        >
          {open ? t('ui:cancel') : t('send')}
        </Button>
      </div>
      {open ? (
        <form
          className={side.eventForm}
          onSubmit={(submit) => {
            submit.preventDefault();
            fire();
          }}
        >
          <PayloadForm fields={fields} value={payload} onChange={setPayload} />
          <Group justify="flex-end" mt={10}>
            <Button type="submit" loading={send.busy}>
              {t('send')}
            </Button>
          </Group>
        </form>
      ) : null}
      {send.refusals.length > 0 ? (
        <Alert color="red" mt={8} p="xs" role="alert" title={t('sentRefused', { name })}>
          {send.refusals.join(' ')}
        </Alert>
      ) : null}
    </div>
  );
}

/** Fields left empty are not sent. */
function given(payload: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null));
}

const outcomeTexts: Readonly<Partial<Record<StepResult['outcome'], string>>> = {
  applied: 'sent',
  ignored: 'sentIgnored',
  deferred: 'sentDeferred',
};

function useSendStep(order: OrderDetail, names: FlowNames) {
  const { t } = useTranslation('orders');
  const tell = useTell();
  const errorText = useErrorText();
  const send = useSendEvent(order.id);
  const refused = send.data && outcomeTexts[send.data.outcome] === undefined ? send.data : undefined;
  return {
    busy: send.isPending,
    refusals: send.isError ? [errorText(send.error)] : (refused?.problems.map((problem) => problem.message[names.locale]) ?? []),
    fire(type: string, payload: Record<string, Json>, done: () => void) {
      send.mutate(
        { type, payload, id: crypto.randomUUID() },
        {
          onSuccess: ({ outcome }) => {
            const text = outcomeTexts[outcome];
            if (text === undefined) return;
            tell.done(t(text, { name: eventName(names, type) }));
            done();
          },
        },
      );
    },
  };
}
