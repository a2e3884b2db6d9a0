import { Button, Select, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import { textOf } from '@orderloom/shared/base';
import { reviewReasons } from '@orderloom/shared/order';
import { IconCalendar, IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannels, useFlow, useFlows, useMe, useReasonCounts } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { daysOf, instantsOf } from './day-range.ts';
import styles from './Orders.module.css';
import type { OrderSearch } from './order-search.ts';

interface OrderFiltersProps {
  readonly search: OrderSearch;
  readonly onChange: (change: Partial<OrderSearch>) => void;
  readonly onClear: () => void;
}

/** What narrows the list; every choice stands in the address. */
export function OrderFilters({ search, onChange, onClear }: OrderFiltersProps) {
  const { t } = useTranslation('orders');
  const locale = useLocale();
  const flows = useFlows().data ?? [];
  const channels = useChannels().data ?? [];
  const narrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      <TextFilter text={search.text} onChange={(text) => onChange({ text })} />
      <Select
        w={190}
        clearable
        searchable
        aria-label={t('flow')}
        placeholder={t('allFlows')}
        value={search.flow ?? null}
        data={flows.map((flow) => ({ value: flow.id, label: textOf(flow.name, locale) || flow.id }))}
        onChange={(flow) => onChange({ flow: flow ?? undefined, state: undefined })}
      />
      <StateFilter flow={search.flow} state={search.state} onChange={(state) => onChange({ state })} />
      <Select
        w={116}
        clearable
        aria-label={t('status')}
        placeholder={t('allStatuses')}
        value={search.status ?? null}
        data={[
          { value: 'active', label: t('statusActive') },
          { value: 'done', label: t('statusDone') },
          { value: 'error', label: t('statusError') },
        ]}
        onChange={(status) => onChange({ status: status ?? undefined })}
      />
      <Select
        w={140}
        clearable
        aria-label={t('channel')}
        placeholder={t('allChannels')}
        value={search.channel ?? null}
        data={channels.map((channel) => ({ value: channel.id, label: channel.name }))}
        onChange={(channel) => onChange({ channel: channel ?? undefined })}
      />
      <ReasonFilter reason={search.reason} onChange={(reason) => onChange({ reason })} />
      <DayFilter search={search} onChange={onChange} />
      {narrowed ? (
        <Button variant="subtle" color="gray" leftSection={<IconFilterOff size={15} />} onClick={onClear}>
          {t('clear')}
        </Button>
      ) : null}
    </search>
  );
}

function TextFilter({ text, onChange }: { readonly text: string | undefined; readonly onChange: (text: string | undefined) => void }) {
  const { t } = useTranslation('orders');
  const [typed, setTyped] = useState(text ?? '');
  const apply = useDebouncedCallback((next: string) => onChange(next.trim() === '' ? undefined : next.trim()), 300);
  useEffect(() => setTyped(text ?? ''), [text]);
  return (
    <TextInput
      className={styles.find ?? ''}
      type="search"
      aria-label={t('find')}
      placeholder={t('find')}
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        apply(event.currentTarget.value);
      }}
    />
  );
}

interface StateFilterProps {
  readonly flow: string | undefined;
  readonly state: string | undefined;
  readonly onChange: (state: string | undefined) => void;
}

function StateFilter({ flow, state, onChange }: StateFilterProps) {
  const { t } = useTranslation('orders');
  return flow === undefined ? (
    <Select w={160} disabled aria-label={t('states')} placeholder={t('allStates')} title={t('stateNeedsFlow')} data={[]} value={null} />
  ) : (
    <FlowStateFilter flow={flow} state={state} onChange={onChange} />
  );
}

function FlowStateFilter({ flow, state, onChange }: StateFilterProps & { readonly flow: string }) {
  const { t } = useTranslation('orders');
  const locale = useLocale();
  const document = useFlow(flow).data;
  const states = Object.values((document?.published ?? document?.draft)?.states ?? {});
  return (
    <Select
      w={160}
      clearable
      searchable
      aria-label={t('states')}
      placeholder={t('allStates')}
      value={state ?? null}
      data={states
        .filter((candidate) => candidate.parent !== null && candidate.kind !== 'history')
        .map((candidate) => ({ value: candidate.id, label: textOf(candidate.label, locale) || candidate.id }))}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

interface ReasonFilterProps {
  readonly reason: string | undefined;
  readonly onChange: (reason: string | undefined) => void;
}

/** By why orders wait, with how many do. */
function ReasonFilter({ reason, onChange }: ReasonFilterProps) {
  const { t } = useTranslation('goods');
  const locale = useLocale();
  const counts = useReasonCounts().data ?? [];
  const countOf = (id: string) => counts.find((one) => one.reason === id)?.orders ?? 0;
  return (
    <Select
      w={150}
      clearable
      aria-label={t('reason')}
      placeholder={t('allReasons')}
      value={reason ?? null}
      data={reviewReasons.all
        .filter(({ id }) => countOf(id) > 0 || id === reason)
        .map(({ id, label }) => ({ value: id, label: t('reasonCount', { name: textOf(label, locale), count: countOf(id) }) }))}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

function DayFilter({ search, onChange }: Pick<OrderFiltersProps, 'search' | 'onChange'>) {
  const { t } = useTranslation('orders');
  const zone = useMe().data?.timeZone ?? 'Asia/Shanghai';
  const chosen = daysOf({ createdFrom: search.createdFrom, createdTo: search.createdTo }, zone);
  const [draft, setDraft] = useState<[string | null, string | null] | null>(null);
  return (
    <DatePickerInput
      type="range"
      size="xs"
      w={210}
      clearable
      allowSingleDateInRange
      aria-label={t('anyTime')}
      placeholder={t('anyTime')}
      valueFormat="MM-DD"
      leftSection={<IconCalendar size={14} aria-hidden="true" />}
      value={draft ?? chosen}
      onChange={([first, last]) => {
        const half = (first === null) !== (last === null);
        setDraft(half ? [first, last] : null);
        if (!half) onChange(instantsOf(first, last, zone));
      }}
    />
  );
}
