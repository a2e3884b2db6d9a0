export { ArrangeBar } from './ArrangeBar.tsx';
export { CanvasTools } from './CanvasTools.tsx';
export { SurfaceChoice } from './SurfaceChoice.tsx';
export { TopBar } from './TopBar.tsx';
