export { MatrixPanel } from './MatrixPanel.tsx';
