import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { keepSynced } from './torn-writes.ts';

const cuts = 3;

const program = `
const Database = require(${JSON.stringify(createRequire(import.meta.url).resolve('better-sqlite3'))});
const database = new Database(process.argv[1]);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = ' + process.argv[2]);
database.exec('CREATE TABLE rows (n INTEGER PRIMARY KEY, filling TEXT)');
const insert = database.prepare('INSERT INTO rows (filling) VALUES (hex(randomblob(200)))');
for (;;) require('fs').writeSync(1, insert.run().lastInsertRowid + '\\n');
`;

/** Commits of bare SQLite that were told and are gone after power cuts: what shows that the cut of the shim cuts. */
export async function cutRawCommits(shim: { readonly LD_PRELOAD: string }, synchronous: 'NORMAL' | 'FULL'): Promise<number> {
  let lost = 0;
  for (let cut = 0; cut < cuts; cut += 1) lost += await cutOnce(shim, synchronous);
  return lost;
}

async function cutOnce(shim: { readonly LD_PRELOAD: string }, synchronous: string): Promise<number> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'orderloom-raw-')));
  const [folder = '', durable = '', into = ''] = ['folder', 'durable', 'into'].map((name) => join(root, name));
  mkdirSync(folder);
  try {
    const env = { ...process.env, ...shim, SHIM_FOLDER: folder, SHIM_DURABLE: durable };
    const child = spawn(process.execPath, ['-e', program, join(folder, 'raw.db'), synchronous], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (part: Buffer) => {
      told = (told + part.toString()).slice(-100);
    });
    await once(child.stdout, 'data');
    await sleep(300);
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    keepSynced({ folder, durable, into, random: () => 0 });
    // A commit may be durable whose line was not told yet.
    return Math.max(0, Number(told.trim().split('\n').at(-1)) - rowsIn(join(into, 'raw.db')));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function rowsIn(path: string): number {
  const database = new Database(path);
  try {
    return database.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM rows').get()?.rows ?? 0;
  } finally {
    database.close();
  }
}
