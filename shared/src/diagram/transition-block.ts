import type { Locale } from '../base/text.ts';
import type { FlowDocument, State, Transition } from '../document/index.ts';
import { type ChipBlock, chipBlock } from './chip-block.ts';
import { transitionChips } from './transition-chips.ts';

interface Kept {
  readonly events: FlowDocument['events'];
  readonly context: FlowDocument['context'];
  readonly source: State | undefined;
  readonly block: ChipBlock | undefined;
}

const kept: Readonly<Record<Locale, WeakMap<Transition, Kept>>> = { zh: new WeakMap(), en: new WeakMap() };

/** The chips of a transition, set out; measured again only when something they tell has changed. */
export function transitionBlock(document: FlowDocument, transition: Transition, locale: Locale): ChipBlock | undefined {
  const known = kept[locale].get(transition);
  const source = document.states[transition.source];
  const readsStates = transition.guard?.includes('inState') ?? false;
  if (known && !readsStates && known.events === document.events && known.context === document.context && known.source === source)
    return known.block;
  const block = chipBlock(transitionChips(document, transition, locale));
  kept[locale].set(transition, { events: document.events, context: document.context, source, block });
  return block;
}
