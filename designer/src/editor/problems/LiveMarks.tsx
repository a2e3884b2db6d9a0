import { useMemo } from 'react';
import { useSimulationMarks } from '../../simulator/index.ts';
import { useMarks } from '../session/index.ts';
import { useProblemMarks } from './live-findings.ts';

/** Lights the canvas while it is mounted: what was found, and where the simulated order stands. */
export function LiveMarks() {
  const problems = useProblemMarks();
  useMarks(
    'problems',
    useMemo(() => ({ problems }), [problems]),
  );
  useMarks('simulator', useSimulationMarks());
  return null;
}
