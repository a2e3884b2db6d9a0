import type { Layout } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';

/** Gives the drawing another geometry; its meaning stays. */
export function applyLayout(layout: Layout): Command {
  return {
    label: { zh: '整理布局', en: 'Tidy layout' },
    change(draft) {
      draft.layout = layout;
    },
  };
}
