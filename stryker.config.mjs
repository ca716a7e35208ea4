/** Mutation testing of the protocol interpreter: `npm run mutate`. Not part of CI: it takes the better part of an hour. */
export default {
  mutate: ['triage/protocol/**/*.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  jest: { configFile: 'tests/triage/protocol/mutation.jest.config.js', enableFindRelatedTests: false },
  // TypeScript 7 has no compiler API for Stryker's reading of a tsconfig; swc needs none.
  tsconfigFile: 'none.json',
  checkers: [],
  concurrency: 2,
  timeoutMS: 20000,
  tempDirName: '.stryker',
  ignorePatterns: ['/dist', '/web', '/changes', '/prompts', '/.data', '/coverage', '/tests/conversations'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: '.stryker/report.json' },
};
