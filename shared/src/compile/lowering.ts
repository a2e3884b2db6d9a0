import type { Problem } from '../base/problem.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Expressions } from '../expression/types.ts';
import type { StepRun } from './step-run.ts';

/** What the lowering functions share: the document, its expressions, the run the machine will report to, and the faults found. */
export interface Lowering {
  readonly document: FlowDocument;
  readonly expressions: Expressions;
  readonly run: StepRun;
  readonly problems: Problem[];
}
