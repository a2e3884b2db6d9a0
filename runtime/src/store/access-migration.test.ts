import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { first } from './migrations/0001-first.ts';

it('keeps the tokens of the first release, each under an id and with all its role may', () => {
  const database = new Database(':memory:');
  database.exec(first.sql);
  database.pragma('user_version = 1');
  database.exec("INSERT INTO access_tokens VALUES ('0123456789abcdef0123', 'default', 'admin', 'admin', 5)");
  migrate(database);
  expect(database.prepare('SELECT * FROM access_tokens').get()).toEqual({
    hash: '0123456789abcdef0123',
    tenant: 'default',
    actor: 'admin',
    role: 'admin',
    created_at: 5,
    id: '0123456789abcdef',
    name: 'admin',
    scopes: null,
    created_by: 'system',
    expires_at: null,
    used_at: null,
    replaced_at: null,
  });
});
