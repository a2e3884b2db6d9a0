import type { Text } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** A piece of common practice, ready to be put into a flow. */
export interface Pattern {
  readonly id: string;
  readonly label: Text;
  /** When one wants it, and what it does. */
  readonly text: Text;
  /** The pattern standing alone: a whole flow that can run. */
  readonly document: FlowDocument;
  /** Where an order comes in; absent: the pattern's own transitions lead in from everywhere. */
  readonly entry?: string;
  /** The event that brings an order in from the state before. */
  readonly begin?: string;
  /** The end that stands for whatever follows: between two states the second one takes its place. */
  readonly done?: string;
  /** States that are only there while the pattern stands alone. */
  readonly alone: readonly string[];
  /** Fields of one use of the pattern, such as a counter: never shared with what the flow has. */
  readonly own: readonly string[];
}
