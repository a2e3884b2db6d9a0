import type { OrderDetail } from '@orderloom/shared/api';
import { type Leg, type OrderLine, readLegs, readOrder } from '@orderloom/shared/order';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/Chip.tsx';
import { yuan } from '../ui/money.ts';
import styles from './OrderGoods.module.css';
import side from './OrderSide.module.css';

type Context = OrderDetail['context'];

/** Fields this part of the page shows in a better way than as data. */
export function shownApart(context: Context, key: string): boolean {
  const order = readOrder(context);
  if (key === 'lines') return order.lines.length > 0;
  if (key === 'parcels') return order.parcels.length > 0;
  if (key === 'legs') return readLegs(context.legs).length > 0;
  return key === 'reviewReasons';
}

/** What was ordered, with the contents of bundles, and the parcels it goes in. */
export function OrderGoods({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('goods');
  const { lines, parcels } = readOrder(order.context);
  return (
    <>
      {lines.length > 0 ? (
        <section className={side.section}>
          <h2 className={side.heading}>{t('goods')}</h2>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ) : null}
      <OrderLegs legs={readLegs(order.context.legs)} />
      {parcels.length > 0 ? (
        <section className={side.section}>
          <h2 className={side.heading}>{t('parcels')}</h2>
          {parcels.map(({ trackingNo, carrier, status }) => (
            <p key={trackingNo} className={side.quiet}>
              <span className="tabular">{trackingNo}</span> {[carrier, status].filter(Boolean).join(' · ')}
            </p>
          ))}
        </section>
      ) : null}
    </>
  );
}

const legTone = { pending: 'effect', done: 'done', cancelled: 'plain', returned: 'error' } as const;

/** How the parts of the order stand that are fulfilled apart, each with its share of the money. */
function OrderLegs({ legs }: { readonly legs: readonly Leg[] }) {
  const { t } = useTranslation('goods');
  if (legs.length === 0) return null;
  return (
    <section className={side.section}>
      <h2 className={side.heading}>{t('legs')}</h2>
      <ul className={styles.lines}>
        {legs.map(({ kind, lines, amount, status }) => (
          <li key={kind} className={styles.line}>
            <span className={styles.marks}>
              {t(`leg-${kind}`, { defaultValue: kind })} <span className={styles.times}>× {lines.length}</span>
              <Chip tone={legTone[status]}>{t(`leg-${status}`)}</Chip>
            </span>
            <span className={`tabular ${styles.fen}`}>{yuan(amount)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { readonly line: OrderLine }) {
  const { name, sku, quantity, amount, components } = line;
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <span>{name || sku}</span> <span className={styles.times}>× {quantity}</span>
        {name ? <span className={styles.sku}>{sku}</span> : null}
        <Marks line={line} />
      </span>
      <span className={`tabular ${styles.fen}`}>{yuan(amount)}</span>
      {components ? <Components components={components} /> : null}
    </li>
  );
}

function Marks({ line }: { readonly line: OrderLine }) {
  const { t } = useTranslation('goods');
  const { discount, refunded, was } = line;
  const borne = discount
    ? (['shop', 'platform', 'talent'] as const)
        .filter((who) => discount[who] !== 0)
        .map((who) => t(discountText[who], { amount: yuan(-discount[who]) }))
    : [];
  return (
    <span className={styles.marks}>
      {line.giftOf === undefined ? null : <Chip tone="accent">{t('giftLine')}</Chip>}
      {line.unknown ? <Chip tone="error">{t('unknownSku')}</Chip> : null}
      {line.oversold ? <Chip tone="error">{t('oversoldLine')}</Chip> : null}
      {refunded ? <Chip tone="time">{t('refundedLine', { amount: yuan(refunded) })}</Chip> : null}
      {line.leg === undefined ? null : <Chip tone="effect">{t(`leg-${line.leg}`, { defaultValue: line.leg })}</Chip>}
      {was && was.length > 0 ? (
        <span className={side.quiet}>{t('wasLeg', { legs: was.map((leg) => t(`leg-${leg}`, { defaultValue: leg })).join(' → ') })}</span>
      ) : null}
      {borne.length > 0 ? <span className={side.quiet}>{borne.join(' · ')}</span> : null}
    </span>
  );
}

const discountText = { shop: 'discountShop', platform: 'discountPlatform', talent: 'discountTalent' } as const;

function Components({ components }: { readonly components: NonNullable<OrderLine['components']> }) {
  const { t } = useTranslation('goods');
  return (
    <ul className={styles.components} aria-label={t('components')}>
      {components.map(({ sku, quantity, amount }) => (
        <li key={sku}>
          <span>
            {sku} <span className={styles.times}>× {quantity}</span>
          </span>
          <span className={`tabular ${styles.fen}`}>{yuan(amount)}</span>
        </li>
      ))}
    </ul>
  );
}
