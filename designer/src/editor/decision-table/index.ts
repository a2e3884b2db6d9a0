export { OpenDecisionTable } from './OpenDecisionTable.tsx';
