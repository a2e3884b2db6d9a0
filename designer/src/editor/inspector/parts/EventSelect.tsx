import { type ComboboxItem, type ComboboxItemGroup, type OptionsFilter, Select } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { EventDefinition } from '@orderloom/shared/document';
import { standardEvents } from '@orderloom/shared/order';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { useSession } from '../../session/index.ts';
import { newEvent, standardDefinition } from '../event-label.ts';

export interface EventSelectProps {
  readonly value: string | null;
  /** `definition` comes with an event that the catalogue does not have yet. */
  readonly onChange: (name: string, definition?: EventDefinition) => void;
  readonly label: string;
  readonly disabled?: boolean | undefined;
  /** Whether "any event" and an event that does not exist yet can be chosen. */
  readonly open?: boolean | undefined;
}

const newPrefix = 'new:';
const anyEvent = '*';

/** Picks an event of the catalogue, a standard one, or a new one under the name typed. */
export function EventSelect({ value, onChange, label, disabled = false, open = false }: EventSelectProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const [search, setSearch] = useState('');
  const known = Object.entries(document.events).map(([name, event]) => ({ value: name, label: textOf(event.label, locale) || name }));
  const typed = search.trim();
  const isNew = open && typed !== '' && !known.some((option) => option.label === typed || option.value === typed);
  const listed = value === null || known.some((option) => option.value === value) || value === anyEvent;
  const groups = [
    { group: t('eventsOfFlow'), items: listed ? known : [...known, { value, label: value }] },
    ...(open
      ? [
          {
            group: t('eventsMore'),
            items: [
              ...(isNew ? [{ value: newPrefix + typed, label: t('newEventCalled', { name: typed }) }] : []),
              { value: anyEvent, label: t('anyEvent') },
            ],
          },
          {
            group: t('eventsStandard'),
            items: standardEvents
              .filter((event) => !document.events[event.name])
              .map((event) => ({ value: event.name, label: event.label[locale] })),
          },
        ]
      : []),
  ];
  return (
    <Select
      searchable
      allowDeselect={false}
      aria-label={label}
      placeholder={t(open ? 'pickOrTypeEvent' : 'pickEvent')}
      nothingFoundMessage={t('noEventsYet')}
      disabled={disabled}
      value={value}
      data={groups}
      maxDropdownHeight={320}
      filter={filtered}
      onSearchChange={setSearch}
      onChange={(picked) => {
        if (picked === null) return;
        if (picked.startsWith(newPrefix)) {
          const made = newEvent(document, picked.slice(newPrefix.length), locale);
          onChange(made.name, made.definition);
        } else if (document.events[picked] || picked === anyEvent) onChange(picked);
        else onChange(picked, standardDefinition(picked));
      }}
    />
  );
}

/** Names and labels both count; what is offered to be made always stays. */
const filtered: OptionsFilter = ({ options, search }) => {
  const needle = search.trim().toLowerCase();
  const fits = (item: ComboboxItem) =>
    item.value.startsWith(newPrefix) || item.value.toLowerCase().includes(needle) || item.label.toLowerCase().includes(needle);
  return options.flatMap((option): (ComboboxItem | ComboboxItemGroup<ComboboxItem>)[] => {
    if (!('group' in option)) return fits(option) ? [option] : [];
    const items = option.items.filter(fits);
    return items.length > 0 ? [{ ...option, items }] : [];
  });
};
