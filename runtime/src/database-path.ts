import { join } from 'node:path';

/** Where the database of a data folder is. */
export function databasePath(data: string): string {
  return join(data, 'orderloom.db');
}
