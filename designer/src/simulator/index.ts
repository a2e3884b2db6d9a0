export { SimulatorPanel } from './SimulatorPanel.tsx';
export { useSimulationMarks, useSimulator } from './simulator.ts';
