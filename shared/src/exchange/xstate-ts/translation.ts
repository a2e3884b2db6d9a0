import type { FlowDocument } from '../../document/flow-document.ts';

/** What one expression is translated with. */
export interface Translation {
  readonly document: FlowDocument;
  /** Names of the run-time functions the file will need. */
  readonly used: Set<string>;
  /** The event whose payload can be read. */
  readonly event: string | undefined;
  /** Names bound by an enclosing macro. */
  readonly bound: ReadonlySet<string>;
}

/** A part of CEL that has no counterpart in the generated file; it becomes a slot to fill in by hand. */
export class Untranslatable extends Error {}
