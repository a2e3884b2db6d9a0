import type { DiagramTheme } from './theme.ts';

/** What is to be pointed out; keys are ids of states and transitions. */
export interface DrawingMarks {
  readonly active?: ReadonlySet<string>;
  readonly walkedStates?: ReadonlySet<string>;
  readonly walkedTransitions?: ReadonlySet<string>;
  readonly problems?: ReadonlyMap<string, 'error' | 'warning' | 'info'>;
  readonly changes?: ReadonlyMap<string, 'added' | 'removed' | 'changed'>;
}

export interface StateMark {
  readonly active: boolean;
  readonly walked: boolean;
  readonly change: 'added' | 'removed' | 'changed' | undefined;
}

export function markOf(marks: DrawingMarks | undefined, id: string): StateMark {
  return {
    active: marks?.active?.has(id) ?? false,
    walked: (marks?.walkedStates?.has(id) || marks?.walkedTransitions?.has(id)) ?? false,
    change: marks?.changes?.get(id),
  };
}

export function changeInk(theme: DiagramTheme, change: 'added' | 'removed' | 'changed'): { readonly ink: string; readonly fill: string } {
  return theme.kinds[change === 'added' ? 'done' : change === 'removed' ? 'error' : 'time'];
}

export function stateMark(theme: DiagramTheme, mark: StateMark): { fill: string; stroke: string; width: number } {
  if (mark.change) {
    const { ink, fill } = changeInk(theme, mark.change);
    return { fill, stroke: ink, width: 2 };
  }
  if (mark.active) return { fill: theme.kinds.done.fill, stroke: theme.kinds.done.ink, width: 2 };
  if (mark.walked) return { fill: theme.panel, stroke: theme.kinds.done.ink, width: 1.2 };
  return { fill: theme.panel, stroke: theme.border, width: 1 };
}
