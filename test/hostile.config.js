import base from '../jest.config.js'

// `npm run test:hostile`: every test that is named by a number of the list F.1 to F.30, those of `npm test` included.
export default {
  ...base,
  rootDir: '..',
  testMatch: ['<rootDir>/test/src/hostile/*.hostile.ts', '<rootDir>/services/messaging/src/**/*.test.ts'],
  testNamePattern: '\\bF\\.\\d+ ',
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/tools/hostile-table.mjs'],
}
