import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const unit = ['shared/src/**/*.test.ts', 'runtime/src/**/*.test.ts', 'designer/src/**/*.test.{ts,tsx}', 'machines/**/*.test.ts'];
const crossing = ['tests/{architecture,contract,property,conformance,scenario,histories}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Also on two processors: one file waits for its server while another computes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'unit', include: [...unit, ...crossing], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'crash',
          include: ['tests/{crash,faults,model,backup}/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
