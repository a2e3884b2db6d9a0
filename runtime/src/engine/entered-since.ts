import type { JournalRow } from '../store/index.ts';

/** When an order entered its states, from its journal; read only when a time limit asks. `found` is what was asked and known. */
export function sinceReader(journal: () => readonly JournalRow[]) {
  const found: Record<string, number> = {};
  let rows: readonly JournalRow[] | undefined;
  return {
    found,
    since(state: string): number | undefined {
      rows ??= journal();
      const at = rows.findLast((row) => row.entered.includes(state))?.at;
      if (at !== undefined) found[state] = at;
      return at;
    },
  };
}
