import type { Command } from '../session/command.ts';

/** Lets a container begin with this one of its children. */
export function setInitial(id: string): Command {
  return {
    label: { zh: '设为起始', en: 'Make initial' },
    change(draft) {
      const parent = draft.states[draft.states[id]?.parent ?? ''];
      if (parent?.kind === 'compound') parent.initial = id;
    },
  };
}
