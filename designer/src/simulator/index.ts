export { SimulatorPanel } from './SimulatorPanel.tsx';
export { useSimulationMarks } from './simulator.ts';
