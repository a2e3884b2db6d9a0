import { defineMigration } from './define-migration.ts';

// Why orders wait, one row a reason, as the lists by state are: `place` stands for tenant, flow, channel, status and the reason.
export const reviewReasons = defineMigration({
  number: 9,
  name: 'review-reasons',
  sql: `
CREATE TABLE order_reasons (
  place INTEGER NOT NULL REFERENCES places (no), created_at INTEGER NOT NULL, order_row INTEGER NOT NULL REFERENCES orders (row),
  PRIMARY KEY (place, created_at, order_row)) WITHOUT ROWID, STRICT;
`,
});
