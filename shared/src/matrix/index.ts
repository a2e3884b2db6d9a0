export { cellOf, type MatrixCell, type Taker, waitingStates } from './event-matrix.ts';
