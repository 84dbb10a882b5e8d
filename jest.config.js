/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$|/jose/.*\\.js$': '@swc/jest' },
  // jose is published as ES modules alone.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  maxWorkers: '100%',
  testTimeout: 60_000, // a machine that does other work takes a multiple of the seconds that the slowest take alone
};
