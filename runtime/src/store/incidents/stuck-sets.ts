import type { Database } from 'better-sqlite3';

/** Everything that has an open item, in memory; read when first asked for. */
/** What an item is about. */
interface Subject {
  readonly orderRow: number | null;
  readonly subject: string;
}

export function createStuckSets(raw: Database) {
  const all = raw.prepare<[], { orderRow: number | null; subject: string }>('SELECT order_row AS orderRow, subject FROM incident_items');
  const ofOrder = raw.prepare<[number], number>('SELECT 1 FROM incident_items WHERE order_row = ? LIMIT 1').pluck();
  const about = raw.prepare<[string], number>('SELECT 1 FROM incident_items WHERE subject = ? LIMIT 1').pluck();
  let known: { readonly orders: Set<number>; readonly subjects: Set<string> } | undefined;
  let closed: Subject[] = [];

  function sets() {
    if (known) return known;
    known = { orders: new Set(), subjects: new Set() };
    for (const item of all.iterate()) add(item);
    return known;
  }

  function add({ orderRow, subject }: Subject): void {
    const { orders, subjects } = sets();
    if (orderRow !== null) orders.add(orderRow);
    subjects.add(subject);
  }

  return {
    add,
    hasOrder: (row: number) => sets().orders.has(row),
    isAbout: (subject: string) => sets().subjects.has(subject),
    closed(item: Subject) {
      closed.push(item);
    },
    mark: () => closed.length,
    reset(length: number) {
      closed.length = length;
    },
    forgetClosed() {
      const { orders, subjects } = sets();
      for (const { orderRow, subject } of closed) {
        if (!about.get(subject)) subjects.delete(subject);
        if (orderRow !== null && !ofOrder.get(orderRow)) orders.delete(orderRow);
      }
      closed = [];
    },
  };
}
