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
      const at = toFlow({ x: pointer.clientX, y: pointer.clientY });
      const hit = hitState(drawing, at);
      const enclosed = hit?.ground && hit.state !== fromNode.id;
      if (hit && !enclosed && !(hit.ground && hit.state === fromNode.id)) {
        if (hit.state !== fromNode.id) editing.onConnect(fromNode.id, hit.state);
        return;
      }
      const parent = hit?.state ?? document.root;
      editing.onConnectToEmpty(fromNode.id, parent, relativeTo(drawing, parent, at));
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
