export { type Exposition, exposeFigures } from './expose.ts';
export { quantileOf } from './histogram.ts';
export type { Sample } from './history.ts';
export { createMonitor, type Figures, type Monitor } from './monitor.ts';
export type { NotReady } from './readiness.ts';
