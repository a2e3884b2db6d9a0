export { FindingsHere } from './FindingsHere.tsx';
export { LiveMarks } from './LiveMarks.tsx';
export { useFindings, useProblemMarks } from './live-findings.ts';
export { ProblemList } from './ProblemList.tsx';
export { ProblemsPanel } from './ProblemsPanel.tsx';
export { placeName } from './place-name.ts';
