import { Alert, Button, UnstyledButton } from '@mantine/core';
import type { OrderDetail } from '@orderloom/shared/api';
import { type Json, textOf } from '@orderloom/shared/base';
import { ancestorsOf } from '@orderloom/shared/document';
import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../api/May.tsx';
import { OrderIncidents } from '../incidents/OrderIncidents.tsx';
import { useRepairing } from '../repairs/repair-context.tsx';
import { OrderRoutes } from '../routing/OrderRoutes.tsx';
import { formatValue } from '../ui/fields/index.ts';
import { Time } from '../ui/Time.tsx';
import { eventName, type FlowNames, fieldName, stateName } from './flow-names.ts';
import { OrderEvents } from './OrderEvents.tsx';
import { OrderGoods, shownApart } from './OrderGoods.tsx';
import styles from './OrderPage.module.css';
import { OrderReasons } from './OrderReasons.tsx';
import side from './OrderSide.module.css';
import { OrderTimers } from './OrderTimers.tsx';
import tones from './Tones.module.css';

interface SideProps {
  readonly order: OrderDetail;
  readonly names: FlowNames;
}

/** What the customer sees, what can be done, what will happen by itself, and the order's data. */
export function OrderSide({ order, names }: SideProps) {
  return (
    <aside className={styles.side}>
      {order.status === 'error' ? <Stopped order={order} /> : null}
      <OrderIncidents order={order.id} className={side.section} heading={side.heading} />
      <OrderReasons order={order} />
      <OrderRoutes order={order.id} className={side.section} heading={side.heading} />
      <Stage order={order} names={names} />
      <May permission="orders:write">
        <OrderEvents order={order} names={names} />
      </May>
      <OrderTimers order={order} names={names} />
      <Waiting order={order} names={names} />
      <OrderGoods order={order} />
      <Fields order={order} names={names} />
    </aside>
  );
}

function Stopped({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const repair = useRepairing();
  return (
    <div className={side.section}>
      <Alert color="red" icon={<IconAlertTriangle size={16} />} title={t('errorTitle')}>
        {t('errorText')}
        <p className={side.quiet}>{errorWords(order.error)}</p>
        {repair ? (
          <Button mt={8} color="red" variant="filled" onClick={() => repair({ type: 'resume' })}>
            {t('resume')}
          </Button>
        ) : null}
      </Alert>
    </div>
  );
}

function errorWords(error: Json): string {
  if (error !== null && typeof error === 'object' && !Array.isArray(error) && 'message' in error) return String(error.message);
  return error === null ? '' : JSON.stringify(error);
}

/** The stage texts of the active states; a state without one speaks through what surrounds it. */
function Stage({ order, names }: SideProps) {
  const { t } = useTranslation('orders');
  const { document, locale } = names;
  const told = order.states.map((id) => {
    const chain = document?.states[id] ? [document.states[id], ...ancestorsOf(document, id)] : [];
    return textOf(chain.find((state) => textOf(state.stage, locale) !== '')?.stage, locale);
  });
  const texts = [...new Set(told.filter((text) => text !== ''))];
  return (
    <section className={side.section}>
      <h2 className={side.heading}>{t('stage')}</h2>
      {texts.length > 0 ? <div className={side.stage}>{texts.join(' · ')}</div> : <p className={side.quiet}>{t('noStage')}</p>}
    </section>
  );
}

/** Calls that wait for an answer, and events parked for later. */
function Waiting({ order, names }: SideProps) {
  const { t } = useTranslation(['orders', 'repairs']);
  const repair = useRepairing();
  if (order.calls.length === 0 && order.deferred.length === 0) return null;
  return (
    <>
      {order.calls.length > 0 ? (
        <section className={side.section}>
          <h2 className={side.heading}>{t('calls')}</h2>
          {order.calls.map((open) => {
            const call = names.document?.states[open.state]?.calls.find((candidate) => candidate.id === open.call);
            return (
              <p key={open.key} className={side.quiet}>
                <span className={tones.effect}>{textOf(call?.label, names.locale) || open.call}</span> · {stateName(names, open.state)}
                {repair ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => repair({ type: 'skip-effect', effect: open.key, waits: true })}>
                    {t('repairs:decide')}
                  </Button>
                ) : null}
              </p>
            );
          })}
        </section>
      ) : null}
      {order.deferred.length > 0 ? (
        <section className={side.section}>
          <h2 className={side.heading}>{t('deferred')}</h2>
          {order.deferred.map((parked) => (
            <p key={`${parked.type} ${parked.until}`} className={side.quiet}>
              {eventName(names, parked.type)} · {t('deferredUntil')} <Time iso={parked.until} />
            </p>
          ))}
        </section>
      ) : null}
    </>
  );
}

function Fields({ order, names }: SideProps) {
  const { t } = useTranslation('orders');
  const repair = useRepairing();
  const declared = Object.keys(names.document?.context ?? {});
  const keys = [...declared, ...Object.keys(order.context).filter((key) => !declared.includes(key))].filter(
    (key) => !shownApart(order.context, key),
  );
  const rows = keys.map((key) => ({
    key,
    text: formatValue(order.context[key] ?? null, names.document?.context[key]?.type, names.locale),
  }));
  const filled = rows.filter((row) => row.text !== '—');
  const [all, setAll] = useState(false);
  return (
    <section className={side.section}>
      <h2 className={side.heading}>
        <span>{t('fields')}</span>
        {repair ? (
          <Button size="compact-xs" variant="subtle" onClick={() => repair({ type: 'edit' })}>
            {t('edit')}
          </Button>
        ) : null}
      </h2>
      <dl className={side.fields}>
        {(all ? rows : filled).map(({ key, text }) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{fieldName(names, key)}</dt>
            <dd className="tabular">{text}</dd>
          </div>
        ))}
      </dl>
      {filled.length < rows.length ? (
        <UnstyledButton className={side.more} aria-expanded={all} onClick={() => setAll(!all)}>
          <IconChevronRight size={13} aria-hidden="true" />
          {t('emptyFields', { count: rows.length - filled.length })}
        </UnstyledButton>
      ) : null}
    </section>
  );
}
