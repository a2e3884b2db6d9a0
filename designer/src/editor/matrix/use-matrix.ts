import { textOf } from '@orderloom/shared/base';
import { ancestorsOf, type FlowDocument } from '@orderloom/shared/document';
import { waitingStates } from '@orderloom/shared/matrix';
import { useMemo, useState } from 'react';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';

export interface Heading {
  readonly id: string;
  readonly name: string;
  /** The phases around a state, outermost first. */
  readonly within: string;
}

/** The rows and columns that fit what was typed; both are looked through for it. */
export function useMatrix() {
  const document = useSession((session) => session.document);
  const locale = useLocale();
  const [states, setStates] = useState('');
  const [events, setEvents] = useState('');
  const all = useMemo(() => headings(document, locale), [document, locale]);
  const fits = ({ id, name, within }: Heading, text: string) => `${within} ${name} ${id}`.toLowerCase().includes(text.trim().toLowerCase());
  return {
    rows: all.rows.filter((row) => fits(row, states)),
    columns: all.columns.filter((column) => fits(column, events)),
    states,
    events,
    setStates,
    setEvents,
  };
}

function headings(document: FlowDocument, locale: 'zh' | 'en') {
  const nameOf = (id: string) => textOf(document.states[id]?.label, locale) || id;
  const rows = waitingStates(document).map(({ id }): Heading => {
    const above = ancestorsOf(document, id).filter((state) => state.id !== document.root);
    return {
      id,
      name: nameOf(id),
      within: above
        .reverse()
        .map((state) => nameOf(state.id))
        .join(' / '),
    };
  });
  const columns = Object.entries(document.events).map(
    ([id, { label }]): Heading => ({ id, name: textOf(label, locale) || id, within: '' }),
  );
  return { rows, columns };
}
