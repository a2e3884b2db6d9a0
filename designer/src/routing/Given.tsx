import type { Fact, RuleOutcome } from '@orderloom/shared/routing';
import { anyOf } from '@orderloom/shared/routing';
import { IconBuildingWarehouse, IconDiscount2, IconNote, IconTag, IconTruck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/Chip.tsx';
import styles from './Routing.module.css';
import { nameOf } from './routing-fields.ts';

type Giving = Pick<RuleOutcome, 'tags' | 'note'> & {
  readonly warehouse: string | null;
  readonly carrier: string | null;
  readonly offer: { readonly percent: number; readonly group?: 'treated' | 'held-out' } | null;
};

/** What a rule gives, or what an order got. */
export function Given({ give, facts }: { readonly give: Giving; readonly facts: readonly Fact[] }) {
  const { t } = useTranslation('routing');
  const { warehouse, carrier, tags, note, offer } = give;
  return (
    <span className={styles.given}>
      {warehouse ? (
        <Chip tone="effect" icon={<IconBuildingWarehouse size={12} aria-hidden="true" />}>
          {warehouse === anyOf ? t('bestWarehouse') : nameOf(facts, 'warehouse', warehouse)}
        </Chip>
      ) : null}
      {carrier ? (
        <Chip tone="effect" icon={<IconTruck size={12} aria-hidden="true" />}>
          {carrier === anyOf ? t('bestCarrier') : nameOf(facts, 'carrier', carrier)}
        </Chip>
      ) : null}
      {tags.map((tag) => (
        <Chip key={tag} tone="accent" icon={<IconTag size={12} aria-hidden="true" />}>
          {tag}
        </Chip>
      ))}
      {note ? (
        <span title={note}>
          <Chip icon={<IconNote size={12} aria-hidden="true" />}>{t('note')}</Chip>
        </span>
      ) : null}
      {offer ? (
        <Chip tone="done" icon={<IconDiscount2 size={12} aria-hidden="true" />}>
          {offer.group === 'held-out' ? t('heldOut') : t('percentOff', { percent: offer.percent })}
        </Chip>
      ) : null}
    </span>
  );
}
