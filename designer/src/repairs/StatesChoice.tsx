import { Select, Stack } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { insidePlaces, type Places } from './places.ts';

interface ChoiceProps {
  readonly document: FlowDocument;
  readonly places: Places;
  readonly onChange: (places: Places) => void;
}

/** One list per region: every region of a parallel state is decided by itself. */
export function StatesChoice({ document, places, onChange }: ChoiceProps) {
  return (
    <Stack gap={8}>
      <Inside document={document} places={places} onChange={onChange} id={document.root} />
    </Stack>
  );
}

function Inside({ id, ...choice }: ChoiceProps & { readonly id: string }) {
  const { document, places, onChange } = choice;
  const { t } = useTranslation('repairs');
  const locale = useLocale();
  const inside = insidePlaces(document, id);
  const state = document.states[id];
  if (!state || inside.length === 0) return null;
  if (state.kind === 'parallel') return inside.map((region) => <Inside key={region.id} {...choice} id={region.id} />);
  const name = (one: typeof state) => textOf(one.label, locale) || one.id;
  const chosen = places[id];
  return (
    <>
      <Select
        label={id === document.root ? t('toState') : t('inRegion', { name: name(state) })}
        data={inside.map((child) => ({ value: child.id, label: name(child) }))}
        value={chosen ?? null}
        onChange={(child) => onChange(child === null ? places : { ...places, [id]: child })}
        placeholder={t('chooseState')}
        allowDeselect={false}
        searchable={inside.length > 8}
        error={chosen === undefined ? t('undecided') : undefined}
      />
      {chosen === undefined ? null : <Inside {...choice} id={chosen} />}
    </>
  );
}
