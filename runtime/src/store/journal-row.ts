import type { StepInput } from '@orderloom/shared/step';
import type { JournalOutcome, JournalRow } from './reading-types.ts';

/** A journal row as the database holds it. */
export interface StoredJournalRow {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly outcome: string;
  readonly input: string;
  readonly record: string;
}

type Details = Omit<JournalRow, 'seq' | 'at' | 'actor' | 'outcome' | 'input'>;

/** What is empty is left out: most of a record is. */
export function writeRecord(row: JournalRow): string {
  const { seq: _seq, at: _at, actor: _actor, outcome: _outcome, input: _input, ...details } = row;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(details)) if (!Array.isArray(value) || value.length > 0) kept[key] = value;
  return JSON.stringify(kept);
}

export function readJournalRow(row: StoredJournalRow): JournalRow {
  const details = JSON.parse(row.record) as Partial<Details> & Pick<Details, 'to'>;
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    outcome: row.outcome as JournalOutcome,
    input: JSON.parse(row.input) as StepInput,
    from: null,
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
