import { lazy } from 'react';

export { TrainingItem } from './TrainingItem.tsx';
export const TrainingDialog = lazy(async () => ({ default: (await import('./TrainingDialog.tsx')).TrainingDialog }));
