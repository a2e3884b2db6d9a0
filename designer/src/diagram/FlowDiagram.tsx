import { ReactFlowProvider } from '@xyflow/react';
import { Canvas } from './Canvas.tsx';
import type { FlowDiagramProps } from './types.ts';

/** A flow on screen: to be read everywhere, and to be edited where `editing` is given. */
export function FlowDiagram(props: FlowDiagramProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}
