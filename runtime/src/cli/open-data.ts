import { databasePath } from '../database-path.ts';
import { openStore, type Store } from '../store/index.ts';
import { kindOf } from './files.ts';
import { CommandError, type Terminal } from './terminal.ts';

/** The data folder a command works on. */
export function dataFolder(terminal: Terminal, asked: string | undefined): string {
  return asked ?? (terminal.environment.ORDERLOOM_DATA || './data');
}

/** Opens a database that exists; a wrong folder must not make an empty one. */
export function openData(folder: string): Store {
  const path = databasePath(folder);
  if (kindOf(path) !== 'file') throw new CommandError(`${folder}: no database here (${path} does not exist); use --data <folder>`);
  try {
    return openStore({ path, now: Date.now });
  } catch (error) {
    throw new CommandError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function withStore<T>(terminal: Terminal, asked: string | undefined, work: (store: Store) => T): T {
  const store = openData(dataFolder(terminal, asked));
  try {
    return work(store);
  } finally {
    store.close();
  }
}
