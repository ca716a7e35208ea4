/** Mutation testing of one file of the protocol interpreter by its own test: scripts/mutate.mjs runs this for each. */
const name = process.env.MUTATED ?? '*';

export default {
  mutate: [`triage/protocol/${name}.ts`],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  // Parts of the schema are made at their first use, so that only one test would seem to cover them.
  coverageAnalysis: name === 'schema' ? 'off' : 'perTest',
  jest: {
    enableFindRelatedTests: false,
    config: { maxWorkers: 1, testMatch: [`<rootDir>/tests/triage/protocol/${name}.test.ts`] },
  },
  // TypeScript 7 has no compiler API for Stryker to read a tsconfig with; swc needs none.
  tsconfigFile: 'none.json',
  concurrency: 2,
  timeoutMS: 3000,
  tempDirName: '.stryker/sandbox',
  ignorePatterns: ['*', '!triage/**', '!tests/triage/**', '!package.json', '!jest.config.js'],
  allowEmpty: false,
  reporters: ['json'],
  jsonReporter: { fileName: `.stryker/${name}.json` },
  warnings: { slow: false },
};
