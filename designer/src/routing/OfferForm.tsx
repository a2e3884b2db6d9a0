import { Button, NumberInput, TextInput } from '@mantine/core';
import { Offer } from '@orderloom/shared/routing';
import { IconDiscount2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Routing.module.css';

/** A discount with its text message, its bounds, and the share that gets none to measure by. */
export function OfferForm({ offer, onChange }: { readonly offer: Offer | null; readonly onChange: (offer: Offer | null) => void }) {
  const { t } = useTranslation('routing');
  if (!offer) {
    return (
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconDiscount2 size={13} />}
          onClick={() => onChange(Offer.parse({ percent: 5, holdOut: 10 }))}
        >
          {t('addOffer')}
        </Button>
      </div>
    );
  }
  const set = (part: Partial<Offer>) => onChange({ ...offer, ...part });
  const share = (key: 'percent' | 'holdOut', label: string) => (
    <NumberInput
      size="xs"
      w={110}
      hideControls
      min={0}
      max={100}
      suffix=" %"
      label={label}
      value={offer[key]}
      onChange={(value) => set({ [key]: Number(value) || 0 })}
    />
  );
  return (
    <div className={styles.formRow}>
      {share('percent', t('discount'))}
      <TextInput
        size="xs"
        style={{ flex: 1, minWidth: 180 }}
        label={t('message')}
        value={offer.message}
        onChange={(event) => set({ message: event.currentTarget.value })}
      />
      <CapInput label={t('perDay')} value={offer.perDay} onChange={(perDay) => set({ perDay })} />
      <CapInput label={t('perCustomer')} value={offer.perCustomer} onChange={(perCustomer) => set({ perCustomer })} />
      {share('holdOut', t('holdOut'))}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange(null)}>
        {t('removeOffer')}
      </Button>
    </div>
  );
}

/** A whole number or nothing. */
function CapInput({ label, value, onChange }: { label: string; value: number | null; onChange: (value: number | null) => void }) {
  return (
    <NumberInput
      size="xs"
      w={110}
      hideControls
      min={0}
      allowDecimal={false}
      label={label}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  );
}
