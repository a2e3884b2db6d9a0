import { useTranslation } from 'react-i18next';
import { useRoutingOverview } from '../api/routing.ts';
import styles from './Routing.module.css';
import type { Draft } from './use-draft.ts';

/** What came of offers: those who got one against those who were left alone. */
export function OfferResults({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('routing');
  const offers = useRoutingOverview().data?.offers ?? [];
  if (offers.length === 0) return null;
  const nameOf = (id: string) => draft.table.rules.find((rule) => rule.id === id)?.name || id;
  return (
    <section className={styles.cover}>
      <h2 className={styles.heading}>{t('offerResults')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('rule')}</th>
            <th>{t('treated')}</th>
            <th>{t('heldOut')}</th>
            <th>{t('lift')}</th>
          </tr>
        </thead>
        <tbody>
          {offers.map(({ rule, treated, heldOut }) => (
            <tr key={rule}>
              <td>{nameOf(rule)}</td>
              <td>{shareText(treated)}</td>
              <td>{shareText(heldOut)}</td>
              <td>{liftText(treated, heldOut)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface Group {
  readonly orders: number;
  readonly converted: number;
}

function shareText({ orders, converted }: Group): string {
  return orders === 0 ? '–' : `${converted} / ${orders} (${((100 * converted) / orders).toFixed(1)} %)`;
}

/** In points of a hundred. */
function liftText(treated: Group, heldOut: Group): string {
  if (treated.orders === 0 || heldOut.orders === 0) return '–';
  const points = 100 * (treated.converted / treated.orders - heldOut.converted / heldOut.orders);
  return `${points > 0 ? '+' : ''}${points.toFixed(1)}`;
}
