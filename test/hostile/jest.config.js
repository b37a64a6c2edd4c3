import base from '../../jest.config.js'

// `npm run test:hostile`: every test that is named by a number of the list F.1 to F.30, those of `npm test` included.
export default {
  ...base,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/test/hostile/*.test.ts',
    '<rootDir>/services/messaging/src/{as4/mime,as4/part,ecodex,transport,usecases/ecodex,usecases/receive,usecases/send}/**/*.test.ts',
    '<rootDir>/services/forms/src/xml/xml.test.ts',
  ],
  testNamePattern: '\\bF\\.\\d+ ',
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/test/hostile/report.mjs'],
}
