import { ReactFlowProvider } from '@xyflow/react';
import { Canvas } from './Canvas.tsx';
import type { FlowDiagramProps } from './types.ts';
import { useArranged } from './use-arranged.ts';

/** A flow on screen: to be read everywhere, and to be edited where `editing` is given. */
export function FlowDiagram(props: FlowDiagramProps) {
  const document = useArranged(props.document, props.locale, props.editing !== undefined);
  return (
    <ReactFlowProvider key={document === props.document ? 'own' : 'arranged'}>
      <Canvas {...props} document={document} />
    </ReactFlowProvider>
  );
}
