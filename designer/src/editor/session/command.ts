import type { Text } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import type { Selection } from './selection.ts';

/** A document that may be changed in place, inside a command only. */
export type FlowDraft = FlowDocument;

/** One gesture: what it does to the document, under which name it is undone, and what is selected after it. */
export interface Command {
  readonly label: Text;
  /** Steps with the same key that follow within a second are undone as one (typing). */
  readonly coalesce?: string;
  change(draft: FlowDraft): void;
  readonly selection?: Selection;
}
