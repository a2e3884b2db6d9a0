import { defineMigration } from './define-migration.ts';

// What was published before this was numbered behaves as the first release did.
export const behaviour = defineMigration({
  number: 8,
  name: 'behaviour',
  sql: 'ALTER TABLE flow_versions ADD COLUMN behaviour INTEGER NOT NULL DEFAULT 1;',
});
