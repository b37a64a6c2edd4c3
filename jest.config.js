import { availableParallelism } from 'node:os'

// ES modules in Jest: NODE_OPTIONS=--experimental-vm-modules, set by tools/bootstrap.mjs.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/**/src/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  // Only what hangs is ended: a machine that is busy with something else makes no test fail.
  testTimeout: 300_000,
  // Many tests wait for processes and pages that they started: half a worker more for each core keeps it busy.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/tools/longest-first.mjs',
  workerIdleMemoryLimit: '900MB',
  // A worker with a large heap takes its time to end on a busy machine. A handle left open never lets it end.
  workerGracefulExitTimeout: 10_000,
  globalSetup: '<rootDir>/platform/src/testing/global-setup.ts',
  globalTeardown: '<rootDir>/platform/src/testing/global-teardown.ts',
}
