/** Tests run as CommonJS through swc; the ES-module-only packages below are transformed too. */
const esmOnly = [
  'jose',
  '@langchain',
  'langchain',
  'uuid',
  'p-queue',
  'p-timeout',
  'eventemitter3',
  'kysely',
  'ansi-styles',
  'camelcase',
  'decamelize',
  'p-retry',
  'is-network-error',
  'mustache',
  'unpdf',
];
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: [],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its exports name no entry for require, which is what swc makes of an import.
    '^unpdf/pdfjs$': '<rootDir>/node_modules/unpdf/dist/pdfjs.mjs',
  },
  maxWorkers: 2,
  testTimeout: 60000,
};
