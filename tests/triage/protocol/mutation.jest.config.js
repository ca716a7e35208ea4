/** The tests that must find a changed interpreter by themselves: small protocols only, none of knowledge/. */
import base from '../../../jest.config.js';

export default {
  ...base,
  rootDir: '../../..',
  testMatch: ['<rootDir>/tests/triage/protocol/*.test.ts'],
  testPathIgnorePatterns: ['real\\.'],
};
