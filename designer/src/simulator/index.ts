export { SimulatorPanel } from './SimulatorPanel.tsx';
export { useSimulated, useSimulationMarks, useSimulator } from './simulator.ts';
