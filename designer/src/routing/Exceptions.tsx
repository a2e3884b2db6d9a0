import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { anyOf, type Fact, provinceNames } from '@orderloom/shared/routing';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Routing.module.css';
import type { Draft } from './use-draft.ts';

interface ExceptionsProps {
  readonly draft: Draft;
  readonly facts: readonly Fact[];
}

/** Where a carrier does not go, and orders whose place a person decided. */
export function Exceptions(props: ExceptionsProps) {
  return (
    <div className={styles.exceptions}>
      <Stops {...props} />
      <Locks {...props} />
    </div>
  );
}

function Stops({ draft: { table, change }, facts }: ExceptionsProps) {
  const { t } = useTranslation('routing');
  const { stops } = table;
  const set = (place: number, part: Partial<(typeof stops)[number]>) =>
    change({ stops: stops.map((one, index) => (index === place ? { ...one, ...part } : one)) });
  return (
    <section>
      <h2 className={styles.heading}>{t('stops')}</h2>
      <p className={styles.quiet}>{t('stopsHint')}</p>
      {stops.map((stop, place) => (
        <div key={place} className={styles.formRow}>
          <Autocomplete
            size="xs"
            aria-label={t('province')}
            data={[anyOf, ...provinceNames]}
            value={stop.province}
            onChange={(province) => set(place, { province })}
          />
          <CodeChoice
            label={t('carrier')}
            kind="carrier"
            facts={facts}
            value={stop.carrier}
            onChange={(carrier) => set(place, { carrier })}
          />
          <TextInput
            size="xs"
            style={{ flex: 1 }}
            aria-label={t('reason')}
            placeholder={t('reason')}
            value={stop.reason}
            onChange={(event) => set(place, { reason: event.currentTarget.value })}
          />
          <Remove onClick={() => change({ stops: stops.toSpliced(place, 1) })} />
        </div>
      ))}
      <Button
        size="xs"
        variant="light"
        leftSection={<IconPlus size={14} />}
        onClick={() => change({ stops: [...stops, { province: anyOf, carrier: '', reason: '' }] })}
      >
        {t('addStop')}
      </Button>
    </section>
  );
}

function Locks({ draft: { table, change }, facts }: ExceptionsProps) {
  const { t } = useTranslation('routing');
  const { locks } = table;
  const set = (place: number, part: Partial<(typeof locks)[number]>) =>
    change({ locks: locks.map((one, index) => (index === place ? { ...one, ...part } : one)) });
  return (
    <section>
      <h2 className={styles.heading}>{t('locks')}</h2>
      <p className={styles.quiet}>{t('locksHint')}</p>
      {locks.map((lock, place) => (
        <div key={place} className={styles.formRow}>
          <TextInput
            size="xs"
            aria-label={t('orderNumber')}
            value={lock.order}
            onChange={(event) => set(place, { order: event.currentTarget.value || '?' })}
          />
          <CodeChoice
            label={t('warehouse')}
            kind="warehouse"
            facts={facts}
            value={lock.warehouse}
            onChange={(warehouse) => set(place, { warehouse })}
          />
          <CodeChoice
            label={t('carrier')}
            kind="carrier"
            facts={facts}
            value={lock.carrier}
            onChange={(carrier) => set(place, { carrier })}
          />
          <TextInput
            size="xs"
            style={{ flex: 1 }}
            aria-label={t('reason')}
            placeholder={t('reason')}
            value={lock.reason}
            onChange={(event) => set(place, { reason: event.currentTarget.value })}
          />
          <Remove onClick={() => change({ locks: locks.toSpliced(place, 1) })} />
        </div>
      ))}
      <Button
        size="xs"
        variant="light"
        leftSection={<IconPlus size={14} />}
        onClick={() => change({ locks: [...locks, { order: '?', warehouse: '', carrier: '', reason: '' }] })}
      >
        {t('addLock')}
      </Button>
    </section>
  );
}

function Remove({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('routing');
  return (
    <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('removeRow')} onClick={onClick}>
      <IconTrash size={14} />
    </ActionIcon>
  );
}

interface CodeChoiceProps {
  readonly label: string;
  readonly kind: Fact['kind'];
  readonly facts: readonly Fact[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}

function CodeChoice({ label, kind, facts, value, onChange }: CodeChoiceProps) {
  return (
    <select className={styles.select} aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{label}</option>
      {facts
        .filter((fact) => fact.kind === kind)
        .map(({ code, name }) => (
          <option key={code} value={code}>
            {name || code}
          </option>
        ))}
    </select>
  );
}
