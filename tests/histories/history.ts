import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FlowDocument } from '@orderloom/shared/document';
import type { Decision, StepInput } from '@orderloom/shared/step';

/** One step as it was taken then. Without a decision: the drawing failed, and the step was refused. */
export interface RecordedStep {
  readonly at: number;
  readonly input: StepInput;
  readonly decision?: Decision;
}

export interface RecordedOrder {
  readonly name: string;
  readonly steps: readonly RecordedStep[];
}

/** What orders of one flow did under one release, step by step. */
export interface History {
  readonly document: FlowDocument;
  /** The numbered behaviour of `decide` it was recorded with. */
  readonly behaviour: number;
  readonly orders: readonly RecordedOrder[];
}

export function writeHistories(file: string, histories: readonly History[]): void {
  writeFileSync(file, gzipSync(histories.map((history) => `${JSON.stringify(history)}\n`).join(''), { level: 9 }));
}

/** One history a line. */
export function readHistories(file: string): History[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as History);
}
