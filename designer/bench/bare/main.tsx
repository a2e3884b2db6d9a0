import { Background, type Edge, type Node, ReactFlow, useEdgesState, useNodesState, type Viewport } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';

// React Flow by itself, with its own nodes and edges: what an editor on it is measured beside.

interface Graph {
  readonly nodes: Node[];
  readonly edges: Edge[];
  readonly viewport: Viewport;
}

function BarePage({ nodes: first, edges: drawn, viewport }: Graph) {
  const [nodes, , onNodesChange] = useNodesState(first);
  const [edges, , onEdgesChange] = useEdgesState(drawn);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      defaultViewport={viewport}
      minZoom={0.08}
      panOnScroll
      onlyRenderVisibleElements
    >
      <Background />
    </ReactFlow>
  );
}

const graph = (await (await fetch('./graph.json')).json()) as Graph;
const root = document.getElementById('root');
if (root) createRoot(root).render(<BarePage {...graph} />);
