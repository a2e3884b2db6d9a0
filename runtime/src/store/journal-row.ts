import type { StateValue, StepInput } from '@orderloom/shared/step';
import type { JournalOutcome, JournalRow } from './reading-types.ts';

/** A journal row as the database holds it. */
export interface StoredJournalRow {
  readonly seq: number;
  readonly at: number;
  /** Null: the order's own channel. */
  readonly actor: string | null;
  /** Null: applied. */
  readonly outcome: string | null;
  readonly input: string;
  readonly record: string;
}

type Details = Omit<JournalRow, 'seq' | 'at' | 'actor' | 'outcome' | 'input'>;

const lists = ['transitions', 'entered', 'actions', 'changes', 'effects', 'armed', 'cancelled', 'notes', 'problems'] as const;

/** What is empty is left out: most of a record is. Where the order came from is what the row before says. */
export function writeRecord(row: JournalRow): string {
  let text = `{"to":${JSON.stringify(row.to)}`;
  for (const name of lists) if (row[name].length > 0) text += `,"${name}":${JSON.stringify(row[name])}`;
  return `${text}}`;
}

/** Reads rows of one order that follow each other. `before` is where the first of them began; `channel` is the order's. */
export function readJournal(rows: readonly StoredJournalRow[], before: StateValue | null, channel: string): JournalRow[] {
  let from = before;
  return rows.map((row) => {
    const read = readRow(row, from, channel);
    from = read.to;
    return read;
  });
}

function readRow(row: StoredJournalRow, from: StateValue | null, channel: string): JournalRow {
  const details = JSON.parse(row.record) as Partial<Details> & Pick<Details, 'to'>;
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor ?? `channel:${channel}`,
    outcome: (row.outcome ?? 'applied') as JournalOutcome,
    input: JSON.parse(row.input) as StepInput,
    from,
    transitions: [],
    entered: [],
    actions: [],
    changes: [],
    effects: [],
    armed: [],
    cancelled: [],
    notes: [],
    problems: [],
    ...details,
  };
}
