import { lazy } from 'react';

/** Loaded when it is first opened. */
export const PatternsDialog = lazy(async () => ({ default: (await import('./PatternsDialog.tsx')).PatternsDialog }));
