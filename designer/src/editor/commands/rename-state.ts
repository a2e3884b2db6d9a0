import type { Locale } from '@orderloom/shared/base';
import type { Command } from '../session/command.ts';
import { fittingWidths } from './fit-width.ts';

/** Gives a state its name in the author's language. */
export function renameState(id: string, text: string, locale: Locale): Command {
  return {
    label: { zh: '改名', en: 'Rename' },
    coalesce: `rename:${id}:${locale}`,
    change(draft) {
      const state = draft.states[id];
      if (!state) return;
      fittingWidths(draft, [id], () => {
        if (text.trim() === '') delete state.label[locale];
        else state.label[locale] = text;
      });
    },
  };
}
