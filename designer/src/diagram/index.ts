export { FlowDiagram } from './FlowDiagram.tsx';
export { arrange, layoutInWorker, phaseInWorker, StaleLayout } from './layout-in-worker.ts';
export { Thumbnail } from './Thumbnail.tsx';
export {
  type Badge,
  type DiagramEditing,
  type DiagramHandle,
  type DiagramMarks,
  type PaletteKind,
  paletteMime,
  type Selection,
} from './types.ts';
