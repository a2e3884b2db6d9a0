export {
  type DiagramEditing,
  type DiagramHandle,
  type DiagramMarks,
  type FlowDiagramProps,
  type Move,
  type PaletteKind,
  paletteMime,
  type Selection,
} from './types.ts';
