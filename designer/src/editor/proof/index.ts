export { useWayMarks } from './live-proof.ts';
export { ProofPanel } from './ProofPanel.tsx';
