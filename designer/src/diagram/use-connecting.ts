import type { Drawing } from '@orderloom/shared/diagram';
import type { FlowDocument, Point } from '@orderloom/shared/document';
import { type OnConnect, type OnConnectEnd, useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { hitState, relativeTo } from './hit-test.ts';
import type { DiagramEditing } from './types.ts';

export interface Connecting {
  readonly handlers: { readonly onConnect: OnConnect; readonly onConnectEnd: OnConnectEnd };
  reconnect(transition: string, end: 'source' | 'target', screen: Point): void;
  toFlow(screen: Point): Point;
}

/** Pulling transitions: onto a connector, anywhere on a state, or onto open ground where the next state is then made. */
export function useConnecting(document: FlowDocument, drawing: Drawing, editing: DiagramEditing | undefined): Connecting {
  const { screenToFlowPosition } = useReactFlow();
  const toFlow = useCallback((screen: Point) => screenToFlowPosition(screen), [screenToFlowPosition]);
  const onConnect: OnConnect = useCallback(({ source, target }) => editing?.onConnect(source, target), [editing]);
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { fromNode, isValid }) => {
      if (!editing || !fromNode || isValid) return;
      const pointer = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!pointer) return;
      release(document, drawing, editing, fromNode.id, toFlow({ x: pointer.clientX, y: pointer.clientY }));
    },
    [editing, drawing, document, toFlow],
  );
  const reconnect = useCallback(
    (transition: string, end: 'source' | 'target', screen: Point) => {
      const hit = hitState(drawing, toFlow(screen));
      if (hit) editing?.onReconnect(transition, end === 'source' ? { source: hit.state } : { target: hit.state });
    },
    [editing, drawing, toFlow],
  );
  return { handlers: { onConnect, onConnectEnd }, reconnect, toFlow };
}

/** A pulled line was let go beside every connector: on a state it joins, on open ground it asks for the next state. */
function release(document: FlowDocument, drawing: Drawing, editing: DiagramEditing, from: string, at: Point): void {
  const hit = hitState(drawing, at);
  if (hit && !hit.ground) {
    if (hit.state !== from) editing.onConnect(from, hit.state);
    return;
  }
  const parent = hit?.state ?? document.root;
  editing.onConnectToEmpty(from, parent, relativeTo(drawing, parent, at));
}
