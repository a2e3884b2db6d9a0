import type { Json } from '../base/json.ts';
import type { Place } from '../base/problem.ts';
import type { Text } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Policy } from '../document/policy.ts';
import type { Answer, SimulationLine } from '../simulate/index.ts';
import type { Cut, Graph, Move } from './graph.ts';
import type { Alphabet } from './impulses.ts';
import type { Standing } from './walk.ts';

/** What the rules look at. */
export interface Seen {
  readonly document: FlowDocument;
  readonly alphabet: Alphabet;
  readonly graph: Graph;
  /** Every configuration once, nearest first, and how an order comes there. */
  readonly all: readonly Standing[];
}

/** Something found, with ways to it, the shortest first; the first that can be played is shown. */
export interface Found {
  readonly place: Place;
  readonly message: Text;
  readonly mend: Text;
  readonly ways: readonly (readonly Move[])[];
}

/** One thing that can go wrong with orders, looked for everywhere they can come to. */
export interface ProofRule {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly label: Text;
  find(seen: Seen): readonly Found[];
}

/** One step of a way, told and ready to be played. */
export interface WayStep {
  readonly text: Text;
  /** Innermost states afterwards. */
  readonly states: readonly string[];
  /** What has to be answered for the conditions, in words. */
  readonly conditions: readonly Text[];
}

/** A way an order can go, as plain data: told, painted and played. */
export interface ToldWay {
  readonly steps: readonly WayStep[];
  /** Data was found with which an order goes this way by itself; else its conditions are answered. */
  readonly byData: boolean;
  readonly data: Readonly<Record<string, Json>>;
  readonly now: number;
  readonly answers: readonly Answer[] | null;
  readonly lines: readonly { readonly line: SimulationLine; readonly answers: readonly Answer[] | null }[];
  readonly states: readonly string[];
  readonly transitions: readonly string[];
}

export interface ProofFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  readonly message: Text;
  readonly mend: Text;
  /** null only where no single way shows it. */
  readonly way: ToldWay | null;
}

export interface PolicyProof {
  readonly policy: Policy;
  /** `open`: nothing was found, but the search was cut. */
  readonly outcome: 'holds' | 'broken' | 'open';
  readonly findings: readonly ProofFinding[];
}

/** What the exploration of a drawing gave. */
export interface Proof {
  readonly configurations: number;
  readonly steps: number;
  readonly cut: Cut | null;
  /** The regions that were looked at one by one because all of them together are too many. */
  readonly regions: readonly string[];
  readonly findings: readonly ProofFinding[];
  readonly policies: readonly PolicyProof[];
}
