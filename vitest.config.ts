import { defineConfig } from 'vitest/config';

/** Three kinds of tests: `unit` (pure and real files), `blender` (a real Blender), `e2e` (the built studio in Chromium). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/contract/**/*.test.ts'],
          testTimeout: 60_000,
          // Most files wait for disk, processes or one thread: as many as there are cores, not one fewer.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'blender',
          include: ['tests/blender/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/electron/**/*.test.ts', 'tests/packaging/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
