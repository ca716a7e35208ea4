/** The promise itself: a service that dies anywhere, twenty times, has lost and doubled nothing. */
import { killAndVerify } from '../../evaluation/kill/verify.js';
import { dist } from './support.js';

jest.setTimeout(600_000);

test('twenty rounds of kill -9 lose and double nothing, and the ledger verifies', async () => {
  const { killed, messages, ...rest } = await killAndVerify(20, dist);
  expect(rest).toEqual({
    rounds: 20,
    lostMessages: 0,
    doubledMessages: 0,
    lostReplies: 0,
    doubledReplies: 0,
    lostCases: 0,
    doubledCases: 0,
    lostNurseReplies: 0,
    doubledNurseReplies: 0,
    ledger: 'verified',
  });
  expect(messages).toBe(200);
  // A fail point may lie beyond a round's work; most rounds must have seen a death all the same.
  expect(killed).toBeGreaterThanOrEqual(10);
});
