import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  ConnectionMode,
  ReactFlow,
  type ReactFlowProps,
  SelectionMode,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useRef } from 'react';
import { BriefEdge } from './BriefEdge.tsx';
import { BriefNode } from './BriefNode.tsx';
import styles from './Canvas.module.css';
import { ContainerNode } from './ContainerNode.tsx';
import { CanvasContext } from './canvas-actions.ts';
import { isCrowded } from './crowd.ts';
import { DotNode } from './DotNode.tsx';
import type { DiagramEdge, DiagramNode } from './elements.ts';
import { Guides } from './Guides.tsx';
import { LeafNode } from './LeafNode.tsx';
import { Overview } from './Overview.tsx';
import { TextNode } from './TextNode.tsx';
import { TransitionEdge } from './TransitionEdge.tsx';
import { ariaLabels } from './texts.ts';
import type { FlowDiagramProps } from './types.ts';
import { useCanvas } from './use-canvas.ts';
import { zoomLimits } from './viewport.ts';

const manyStates = 150;
const farZoom = 0.2;

const always: ReactFlowProps<DiagramNode, DiagramEdge> = {
  attributionPosition: 'bottom-left',
  autoPanOnNodeFocus: true,
  connectionLineType: ConnectionLineType.SmoothStep,
  connectionMode: ConnectionMode.Loose,
  connectionRadius: 18,
  deleteKeyCode: null,
  edgesReconnectable: false,
  elementsSelectable: true,
  maxZoom: zoomLimits.max,
  minZoom: zoomLimits.min,
  multiSelectionKeyCode: ['Meta', 'Control', 'Shift'],
  nodeDragThreshold: 3,
  selectionMode: SelectionMode.Partial,
  zIndexMode: 'manual',
  zoomOnDoubleClick: false,
  zoomOnScroll: false,
};

type Looks = Pick<ReactFlowProps<DiagramNode, DiagramEdge>, 'nodeTypes' | 'edgeTypes'>;

const others = { container: ContainerNode, dot: DotNode, note: TextNode, frame: TextNode };
const whole: Looks = { nodeTypes: { ...others, leaf: LeafNode }, edgeTypes: { transition: TransitionEdge } };
const brief: Looks = { nodeTypes: { ...others, leaf: BriefNode }, edgeTypes: { transition: BriefEdge } };

/** The canvas inside its provider: projects the document and turns gestures into what `editing` asks for. */
export function Canvas(props: FlowDiagramProps) {
  const wrapper = useRef<HTMLDivElement>(null);
  // What passes under the pointer while the drawing moves is not pointed at.
  const moving = useRef(false);
  const canvas = useCanvas(props, wrapper);
  const { shown, drag, changes, connecting } = canvas;
  const editable = props.editing !== undefined;
  const far = useStore((state) => state.transform[2] < farZoom);
  const crowded = useStore(({ width, height, transform: [x, y, zoom] }) => isCrowded(shown.drawing, { width, height }, { x, y, zoom }));
  return (
    <CanvasContext value={canvas.actions}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the focusable nodes inside it. */}
      <div
        className={styles.canvas}
        data-crowded={crowded || undefined}
        data-far={far || undefined}
        data-placed={canvas.placed || undefined}
        onKeyDown={canvas.onKeyDown}
        ref={wrapper}
      >
        <ReactFlow<DiagramNode, DiagramEdge>
          {...always}
          {...(crowded ? brief : whole)}
          {...canvas.dropping}
          {...changes}
          {...connecting.handlers}
          aria-label={props.label}
          ariaLabelConfig={ariaLabels(props.locale)}
          edges={shown.edges}
          nodes={shown.nodes}
          nodesConnectable={editable}
          nodesDraggable={editable}
          onEdgeMouseEnter={(_event, edge) => {
            if (!moving.current) canvas.setHovered(edge.id);
          }}
          onEdgeMouseLeave={() => canvas.setHovered(undefined)}
          onMoveEnd={() => {
            moving.current = false;
          }}
          onMoveStart={() => {
            moving.current = true;
          }}
          onNodeDrag={drag.drag}
          onNodeDragStart={(_event, _node, nodes) => drag.start(nodes)}
          onNodeDragStop={drag.stop}
          onlyRenderVisibleElements={shown.nodes.length > manyStates}
          onSelectionDrag={(event, nodes) => drag.drag(event, undefined, nodes)}
          onSelectionDragStart={(_event, nodes) => drag.start(nodes)}
          onSelectionDragStop={drag.stop}
          panOnScroll={editable}
          preventScrolling={editable}
        >
          <Background color="var(--ol-line)" gap={20} size={1.4} variant={BackgroundVariant.Dots} />
          <Guides guides={canvas.guides} />
          {props.minimap ? <Overview bounds={shown.drawing.bounds} /> : null}
        </ReactFlow>
      </div>
    </CanvasContext>
  );
}
