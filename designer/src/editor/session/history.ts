import type { Text } from '@orderloom/shared/base';
import type { Patch } from 'immer';
import type { Selection } from './selection.ts';

/** One undoable step, as the patches of both directions. */
export interface Step {
  readonly label: Text;
  readonly coalesce: string | undefined;
  readonly at: number;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly before: Selection;
  readonly after: Selection;
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const noHistory: History = { done: [], undone: [] };

const coalesceWithin = 1000;

/** The history with one more step, joined to the last one when both are part of the same typing. */
export function recorded(history: History, step: Step): History {
  const last = history.done.at(-1);
  const joins =
    last !== undefined &&
    history.undone.length === 0 &&
    step.coalesce !== undefined &&
    last.coalesce === step.coalesce &&
    step.at - last.at <= coalesceWithin;
  if (!joins) return { done: [...history.done, step], undone: [] };
  const joined: Step = {
    ...step,
    patches: [...last.patches, ...step.patches],
    inverse: [...step.inverse, ...last.inverse],
    before: last.before,
  };
  return { done: [...history.done.slice(0, -1), joined], undone: [] };
}
