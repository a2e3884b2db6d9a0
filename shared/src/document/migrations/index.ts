import { geometryApart } from './0001-geometry-apart.ts';
import type { DocumentMigration } from './define-migration.ts';

/** In order; each lifts a document from `to - 1` to `to`. */
export const migrations: readonly DocumentMigration[] = [geometryApart];
