import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { DatabaseTooNew, migrate } from './migrate.ts';
import { defineMigration } from './migrations/define-migration.ts';
import { migrations } from './migrations/index.ts';

const names = defineMigration({ number: 1, name: 'names', sql: "CREATE TABLE names (name TEXT); INSERT INTO names VALUES ('ann')" });
const upperCase = defineMigration({
  number: 2,
  name: 'upper case',
  run(raw) {
    raw.prepare('UPDATE names SET name = ?').run('ANN');
  },
});
const broken = defineMigration({
  number: 3,
  name: 'broken',
  run(raw) {
    raw.exec('DELETE FROM names');
    throw new Error('the third does not go');
  },
});

it('changes a database by statements and by code, and undoes the whole of a change that fails', () => {
  const database = new Database(':memory:');

  expect(() => migrate(database, [names, upperCase, broken])).toThrow('the third does not go');

  expect(database.pragma('user_version', { simple: true })).toBe(2);
  expect(database.prepare('SELECT * FROM names').all()).toEqual([{ name: 'ANN' }]);
});

it('numbers the changes without gaps', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
});

it('leaves the database of a later release alone', () => {
  const database = new Database(':memory:');
  database.pragma(`user_version = ${migrations.length + 1}`);

  expect(() => migrate(database)).toThrow(DatabaseTooNew);

  expect(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()).toEqual({ tables: 0 });
});
