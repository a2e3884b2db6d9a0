import type { Json } from '@orderloom/shared/base';
import { ancestorsOf, type FlowDocument } from '@orderloom/shared/document';
import type { Scope } from '@orderloom/shared/expression';
import { expressionsFor } from '../rules/index.ts';
import type { DecisionTable } from './decision-table.ts';

/** An order to try the rows on. */
export interface ExampleOrder {
  readonly context: Readonly<Record<string, Json>>;
  readonly payload: Readonly<Record<string, Json>>;
  /** The states it is in, innermost; those around them count too. */
  readonly states: readonly string[];
}

export interface RowOutcome {
  readonly met: boolean;
  /** Whether each cell holds, by the name of its field. */
  readonly cells: Readonly<Record<string, boolean>>;
}

/** Whether each row fits an example; the first that does wins. Judged by the evaluator that steps use; what cannot be evaluated is not met. */
export function decideRows(
  document: FlowDocument,
  table: DecisionTable,
  event: string | undefined,
  example: ExampleOrder,
  now: number,
): RowOutcome[] {
  const inside = new Set(example.states.flatMap((id) => [id, ...ancestorsOf(document, id).map((state) => state.id)]));
  const scope: Scope = {
    context: example.context,
    event: { ...example.payload, type: event ?? '' },
    now,
    inState: (id) => inside.has(id),
  };
  const holds = (text: string) => isMet(document, text, event, scope);
  return table.rows.map(({ transition, cells }) => ({
    met: holds(transition.guard ?? ''),
    cells: Object.fromEntries(Object.entries(cells ?? {}).map(([name, text]) => [name, holds(text)])),
  }));
}

function isMet(document: FlowDocument, text: string, event: string | undefined, scope: Scope): boolean {
  if (text.trim() === '') return true;
  const compiled = expressionsFor(document).compile(text, { type: 'boolean' }, { path: '', event });
  if (!compiled.ok) return false;
  try {
    return compiled.value(scope) === true;
  } catch {
    return false;
  }
}
