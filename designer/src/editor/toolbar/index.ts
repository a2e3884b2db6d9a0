export { ArrangeBar } from './ArrangeBar.tsx';
export { CanvasTools } from './CanvasTools.tsx';
export { TopBar } from './TopBar.tsx';
