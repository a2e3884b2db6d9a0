import type { LosingCode, MigrationMapping } from '@orderloom/shared/migrate';

/** What can be asked of a run. */
export type MigrationCommand =
  | {
      readonly type: 'start';
      readonly flow: string;
      readonly sources: readonly number[];
      readonly target: number;
      readonly mapping: MigrationMapping;
      readonly accept: readonly LosingCode[];
      readonly by: string;
    }
  | { readonly type: 'stop' | 'continue' | 'revert'; readonly id: string };

export type MigrationAnswer =
  | { readonly type: 'done'; readonly id: string }
  | { readonly type: 'unknown-migration' | 'unknown-version' | 'not-now' | 'under-way' };
