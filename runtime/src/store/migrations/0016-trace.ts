import { defineMigration } from './define-migration.ts';

// What an effect is told to hang below, for those who look at traces; mostly empty.
export const trace = defineMigration({ number: 16, name: 'trace', sql: 'ALTER TABLE outbox ADD COLUMN trace TEXT;' });
