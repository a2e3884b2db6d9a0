export { FindingsHere } from './FindingsHere.tsx';
export { useFindings, useProblemMarks } from './live-findings.ts';
export { ProblemList } from './ProblemList.tsx';
export { ProblemsPanel } from './ProblemsPanel.tsx';
export { placeName } from './place-name.ts';
