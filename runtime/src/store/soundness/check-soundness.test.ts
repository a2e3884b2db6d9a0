import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { differencesOf, type TestEngine, tenant, testEngine } from '../../engine/testing/test-engine.ts';
import { checkSoundness } from './check-soundness.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-sound-'));
const path = join(folder, 'orderloom.db');
let test: TestEngine;
let raw: Database.Database;
let order: string;

beforeAll(async () => {
  test = testEngine({ path });
  order = await test.create('A-1');
  await test.create('A-2');
  await test.send(order, 'pay', { amount: 1 });
  raw = new Database(path);
});
afterAll(async () => {
  raw.close();
  await test.close();
  rmSync(folder, { recursive: true });
});

/** What is found while something is wrong; then it is put right again. */
function foundAfter(wrong: string, ofTenant?: string): unknown[] {
  raw.pragma('foreign_keys = OFF');
  raw.exec('BEGIN');
  try {
    raw.exec(wrong);
    return [...checkSoundness(raw, ofTenant, () => {})];
  } finally {
    raw.exec('ROLLBACK');
  }
}

it('finds nothing where nothing is wrong', () => {
  const parts: string[] = [];
  expect([...checkSoundness(raw, undefined, (part) => parts.push(part))]).toEqual([]);
  expect(parts).toEqual(['integrity', 'references', 'counters', 'places', 'places']);
});

it('counts again what is counted', () => {
  const wrong = "UPDATE counters SET orders = orders + 3 WHERE type = 'state' AND key = 'waiting'";
  const one = { part: 'counters', what: { tenant, flow: 'shop', version: 1, type: 'state', key: 'waiting', counted: 4, found: 1 } };
  expect(foundAfter(wrong)).toEqual([one]);
  expect(foundAfter(wrong, tenant)).toEqual([one]);
  expect(foundAfter(wrong, 'another')).toEqual([]);
  expect(foundAfter("DELETE FROM counters WHERE type = 'timer'")).toMatchObject([{ part: 'counters', what: { counted: 0 } }]);
  expect(foundAfter("INSERT INTO counters VALUES ('default', 'gone', 1, 'status', 'active', 2)")).toMatchObject([{ what: { found: 0 } }]);
});

it('finds orders that a list by state leaves out, or should not have', () => {
  const row = `(SELECT row FROM orders WHERE id = '${order}')`;
  expect(foundAfter(`DELETE FROM order_states WHERE order_row = ${row}`)).toHaveLength(2);
  expect(
    foundAfter(`INSERT INTO order_states SELECT place, created_at + 1, order_row FROM order_states WHERE order_row = ${row}`),
  ).toHaveLength(2);
  expect(foundAfter('INSERT INTO order_states VALUES (1, 5, 999)')).toMatchObject([{ part: 'places', what: { order: null } }]);
});

it('finds rows that refer to nothing', () => {
  expect(foundAfter("INSERT INTO channels VALUES ('nobody', 'c', 't', 'n', NULL, 1, '{}', '{}')")).toMatchObject([
    { part: 'references', what: { table: 'channels', parent: 'tenants' } },
  ]);
});

it('leaves to the journals what they can tell: an order that is found by other texts than its own differs', async () => {
  raw.exec(`UPDATE orders SET search = 'something else' WHERE id = '${order}'`);
  const fresh = testEngine({ path });
  expect(await differencesOf(fresh.engine)).toMatchObject([{ order, part: 'head', found: { search: 'something else' } }]);
  await fresh.close();
});
