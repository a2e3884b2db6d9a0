import { defineMigration } from './define-migration.ts';

// Under what others speak of an order: tracking numbers, and numbers it was handed on under. One may stand for several orders, that go
// in one parcel.
export const orderReferences = defineMigration({
  number: 10,
  name: 'order-references',
  sql: `
CREATE TABLE order_references (
  tenant TEXT NOT NULL, reference TEXT NOT NULL, order_row INTEGER NOT NULL REFERENCES orders (row),
  PRIMARY KEY (tenant, reference, order_row)) WITHOUT ROWID, STRICT;
`,
});
