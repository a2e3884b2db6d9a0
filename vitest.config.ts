import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const unit = ['shared/src/**/*.test.ts', 'runtime/src/**/*.test.ts', 'designer/src/**/*.test.{ts,tsx}', 'machines/**/*.test.ts'];
const crossing = ['tests/{architecture,contract,property,conformance,scenario,histories}/**/*.test.ts'];

export default defineConfig({
  test: {
    // A slow machine is slow, not wrong: nothing is judged by time but a hang.
    expect: { poll: { timeout: 120_000 } },
    // Also on two processors: one file waits for its server while another computes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // One world for all files of a worker: loading the modules anew for each file takes longer than the tests.
      { test: { name: 'unit', include: [...unit, ...crossing], isolate: false, testTimeout: 600_000, hookTimeout: 300_000 } },
      {
        test: {
          name: 'crash',
          include: ['tests/{crash,faults,model,backup}/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
