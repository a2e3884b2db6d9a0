import { databasePath } from '../database-path.ts';
import { refusedOpening } from '../refused-opening.ts';
import { upgradeCopiesOf } from '../settings.ts';
import { holdFolder, isUpToDate, openStore, type Store } from '../store/index.ts';
import { kindOf } from './files.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

/** The data folder a command works on. */
export function dataFolder(terminal: Terminal, asked: string | undefined): string {
  return asked ?? (terminal.environment.ORDERLOOM_DATA || './data');
}

/** The database of a folder; a wrong folder must not make an empty one. */
export function existingDatabase(folder: string): string {
  const path = databasePath(folder);
  if (kindOf(path) !== 'file') throw new CommandError(`${folder}: no database here (${path} does not exist); use --data <folder>`);
  return path;
}

/** Opens a database that exists. One of an earlier release is upgraded first, which nobody may work on meanwhile. */
export function openData(terminal: Terminal, folder: string): Store {
  const path = existingDatabase(folder);
  return told(terminal, path, () => {
    if (isUpToDate(path)) return openStore({ path, now: Date.now });
    const release = holdFolder(folder);
    try {
      return openStore({ path, upgradeCopies: upgradeCopiesOf(terminal.environment.ORDERLOOM_UPGRADE_COPIES), now: Date.now });
    } finally {
      release();
    }
  });
}

/** What goes wrong with a database, as a line. */
export function told<T>(terminal: Terminal, path: string, work: () => T, locale = localeOf(terminal, undefined)): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const refused = refusedOpening(error)?.[locale];
    throw new CommandError(`${path}: ${refused ?? (error instanceof Error ? error.message : String(error))}`);
  }
}

export function withStore<T>(terminal: Terminal, asked: string | undefined, work: (store: Store) => T): T {
  const store = openData(terminal, dataFolder(terminal, asked));
  try {
    return work(store);
  } finally {
    store.close();
  }
}
