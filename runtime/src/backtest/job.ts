import type { BackTestTally } from '@orderloom/shared/backtest';
import type { Problem } from '@orderloom/shared/base';
import type { Concerned, Question } from './types.ts';

/** How far a question has come. */
export interface JobState {
  readonly status: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly total: number;
  readonly cut: number;
  readonly tally: BackTestTally;
  readonly concerned: readonly Concerned[];
  readonly tookMs: number;
  readonly problems: readonly Problem[];
}

export interface BackTestJob {
  readonly id: string;
  readonly question: Question;
  readonly state: JobState;
}
