import type { DrawnEdge, StateLook } from '@orderloom/shared/diagram';
import type { Edge, Node } from '@xyflow/react';
import type { Badge } from './types.ts';

export interface Mark {
  readonly active: boolean;
  readonly walked: boolean;
  readonly problem: 'error' | 'warning' | 'info' | undefined;
  readonly change: 'added' | 'removed' | 'changed' | undefined;
  readonly badge: Badge | undefined;
}

export interface StateData extends Record<string, unknown> {
  readonly look: StateLook;
  readonly dividers: readonly number[];
  readonly mark: Mark;
  readonly lit: boolean;
  /** A drag would drop into it. */
  readonly dropTarget: boolean;
  readonly editable: boolean;
  readonly resizable: boolean;
  /** Fastened where it is. */
  readonly pinned: boolean;
  readonly renaming: boolean;
  /** The name as written, not cut to the box. */
  readonly name: string;
}

export interface TextData extends Record<string, unknown> {
  readonly text: string;
  readonly editable: boolean;
  readonly renaming: boolean;
}

export interface EdgeData extends Record<string, unknown> {
  readonly drawn: DrawnEdge;
  /** What sets it off, as far as it is written, while that is being typed. */
  readonly typing: string | undefined;
  readonly mark: Mark;
  readonly editable: boolean;
}

export type StateNode = Node<StateData, 'leaf' | 'container'>;
export type TextNode = Node<TextData, 'note' | 'frame'>;
export type DotNode = Node<Record<string, never>, 'dot'>;
export type DiagramNode = StateNode | TextNode | DotNode;
export type DiagramEdge = Edge<EdgeData, 'transition'>;

const notePrefix = 'note:';
const framePrefix = 'frame:';
const dotPrefix = 'initial:';

export const nodeIds = {
  note: (id: string) => `${notePrefix}${id}`,
  frame: (id: string) => `${framePrefix}${id}`,
  dot: (parent: string) => `${dotPrefix}${parent}`,
};

/** The id in the document of what a node shows: state ids are kept as they are and hold no colon. */
export function documentIdOf(node: string): string {
  return node.slice(node.indexOf(':') + 1);
}

export function isStateNode(node: string): boolean {
  return !node.includes(':');
}

export function isTextNode(node: string): boolean {
  return node.startsWith(notePrefix) || node.startsWith(framePrefix);
}
