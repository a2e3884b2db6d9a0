import { type Locale, textOf } from '@orderloom/shared/base';
import { childrenOf, type FlowDocument } from '@orderloom/shared/document';

export interface StateOption {
  readonly value: string;
  readonly label: string;
}

/** Every state but the root, in drawing order, by its name; where names are shared, with its container's: "大件物流 / 待揽收". */
export function stateOptions(document: FlowDocument, locale: Locale, among?: readonly string[]): StateOption[] {
  const walk = (parent: string): string[] => childrenOf(document, parent).flatMap((state) => [state.id, ...walk(state.id)]);
  const ids = walk(document.root);
  const times = new Map<string, number>();
  for (const id of ids) times.set(nameOf(document, id, locale), (times.get(nameOf(document, id, locale)) ?? 0) + 1);
  const labelOf = (id: string) => {
    const name = nameOf(document, id, locale);
    const parent = document.states[id]?.parent;
    return times.get(name) === 1 || !parent ? name : `${nameOf(document, parent, locale)} / ${name}`;
  };
  return ids.filter((id) => !among || among.includes(id)).map((id) => ({ value: id, label: labelOf(id) }));
}

/** What a state is called: its label, else the flow's name for the root, else its id. */
export function nameOf(document: FlowDocument, id: string, locale: Locale): string {
  if (id === document.root) return textOf(document.name, locale) || id;
  return textOf(document.states[id]?.label, locale) || id;
}
