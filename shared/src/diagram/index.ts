export { bentRoute } from './bend-route.ts';
export { type ChipBlock, chipBlock, type PlacedChip } from './chip-block.ts';
export {
  type Drawing,
  type DrawnEdge,
  type DrawnKind,
  type DrawnState,
  type DrawnText,
  drawing,
  drawnEdge,
  type StateLook,
  stateLook,
} from './drawing.ts';
export { durationText } from './duration-text.ts';
export { arrowPath, edgePath } from './edge-path.ts';
export type { LayoutEngine } from './elk-graph.ts';
export { glyphs } from './glyphs.ts';
export { type InitialDot, initialDots } from './initial-dots.ts';
export { layoutDocument, layoutPhase, type Sheet } from './layout-document.ts';
export { fitText, measureText } from './measure-text.ts';
export { metrics } from './metrics.ts';
export { renderPhases } from './render-phases.ts';
export { fontFamily, type RenderOptions, renderSvg } from './render-svg.ts';
export { routeEdges } from './route-edges.ts';
export { drawnTarget, isContainer, isLane, type Scene, sceneOf } from './scene.ts';
export { shiftRoutes } from './shift-routes.ts';
export { type MetaKind, type StateMeta, stateMeta } from './state-meta.ts';
export { type Size, stateSize, stateTitle } from './state-size.ts';
export type { DrawingMarks } from './svg-marks.ts';
export { type DiagramTheme, diagramThemes, type ThemeName } from './theme.ts';
export { actionText, type Chip, type ChipKind, transitionChips } from './transition-chips.ts';
