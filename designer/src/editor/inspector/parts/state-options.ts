import { type Locale, textOf } from '@orderloom/shared/base';
import { childrenOf, type FlowDocument } from '@orderloom/shared/document';

export interface StateOption {
  readonly value: string;
  readonly label: string;
}

/** Every state but the root, in drawing order, named by its path: "履约中 / 待揽收". */
export function stateOptions(document: FlowDocument, locale: Locale, among?: readonly string[]): StateOption[] {
  const walk = (parent: string, path: string): StateOption[] =>
    childrenOf(document, parent).flatMap((state) => {
      const label = path + nameOf(document, state.id, locale);
      return [{ value: state.id, label }, ...walk(state.id, `${label} / `)];
    });
  const all = walk(document.root, '');
  return among ? all.filter((option) => among.includes(option.value)) : all;
}

/** What a state is called: its label, else the flow's name for the root, else its id. */
export function nameOf(document: FlowDocument, id: string, locale: Locale): string {
  if (id === document.root) return textOf(document.name, locale) || id;
  return textOf(document.states[id]?.label, locale) || id;
}
