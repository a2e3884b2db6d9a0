import type { Locale, Place } from '@orderloom/shared/base';
import type { Box, FlowDocument, Point, Route, StateKind } from '@orderloom/shared/document';
import type { Ref } from 'react';
import type { Insets } from './viewport.ts';

/** What is selected on a diagram. */
export interface Selection {
  readonly states: readonly string[];
  readonly transitions: readonly string[];
  readonly notes: readonly string[];
}

/** What is shown on top of a drawing: where an order is and was, what was found, what differs. Keys are ids of states and transitions. */
export interface DiagramMarks {
  readonly active?: ReadonlySet<string>;
  readonly walkedStates?: ReadonlySet<string>;
  readonly walkedTransitions?: ReadonlySet<string>;
  readonly problems?: ReadonlyMap<string, 'error' | 'warning' | 'info'>;
  readonly changes?: ReadonlyMap<string, 'added' | 'removed' | 'changed'>;
  /** A number at a state or transition. */
  readonly badges?: ReadonlyMap<string, Badge>;
}

export interface Badge {
  readonly text: string;
  readonly tone: 'error' | 'time' | 'accent' | 'plain';
  /** What it says, for a screen reader. */
  readonly spoken: string;
}

/** Takes what is dragged from elsewhere onto a state. */
export interface DiagramAccepting {
  /** The type it is dragged under. */
  readonly mime: string;
  accepts(state: string): boolean;
  onDrop(data: string, state: string): void;
}

/** What can be drawn from a palette; dragged under the type `paletteMime`. */
export type PaletteKind = StateKind | 'region' | 'note' | 'frame';
export const paletteMime = 'application/x-orderloom';

/** A state, note or frame dropped at a place: coordinates relative to the parent. */
export interface Move {
  readonly id: string;
  readonly parent: string;
  readonly x: number;
  readonly y: number;
}

/** What gestures ask for; the owner answers with a new document. Absent: the diagram is read-only. */
export interface DiagramEditing {
  /** `onto`: the transition that a single state, joined to nothing yet, was let go on. */
  onMove(moves: readonly Move[], onto?: string): void;
  /** A transition was bent by hand; without a route it finds its own way again. */
  onBend(transition: string, route: Route | undefined): void;
  onResize(id: string, box: Box): void;
  onConnect(source: string, target: string): void;
  /** Released where nothing is: the next state belongs there; `at` is relative to `parent`. */
  onConnectToEmpty(source: string, parent: string, at: Point): void;
  onReconnect(transition: string, end: { readonly source?: string; readonly target?: string }): void;
  /** `onto`: the transition it was let go on. */
  onDropNew(kind: PaletteKind, parent: string, at: Point, onto?: string): void;
  /** The text typed on the canvas for a state, a note, or what sets a transition off. */
  onRename(id: string, text: string): void;
  /** Typing went on from there by Tab; gives whether there is something to go on to. */
  onRenameNext?(id: string): boolean;
  /** What is being typed, when the owner starts it. */
  readonly renaming?: string | undefined;
  onRenameDone?(): void;
  onOpenMenu?(place: Place, screen: Point): void;
}

export interface DiagramHandle {
  fit(): void;
  /** Shows the whole drawing where it can be read whole, else the part around a state. */
  follow(state: string): void;
  reveal(place: Place): void;
  /** The middle of what is in view, in drawing coordinates. */
  centre(): Point;
  zoomIn(): void;
  zoomOut(): void;
  toFlow(screen: Point): Point;
  focus(): void;
}

export interface FlowDiagramProps {
  readonly document: FlowDocument;
  readonly locale: Locale;
  readonly selection?: Selection | undefined;
  onSelect?: ((selection: Selection) => void) | undefined;
  readonly marks?: DiagramMarks | undefined;
  readonly editing?: DiagramEditing | undefined;
  readonly accepting?: DiagramAccepting | undefined;
  readonly minimap?: boolean | undefined;
  /** What lies over the canvas and shall cover nothing that is shown whole; the same object from draw to draw. */
  readonly clear?: Insets | undefined;
  /** The state around which a drawing too large to read whole opens; the one in which orders begin unless given. */
  readonly start?: string | undefined;
  readonly handle?: Ref<DiagramHandle> | undefined;
  /** What a screen reader calls the drawing. */
  readonly label: string;
}
