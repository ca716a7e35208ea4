/**
 * Defects that the hazard log names (docs/safety/hazards.yaml). Each test says what should be; jest complains as soon as one
 * is mended, and then its `.failing` comes off and the hazard is estimated anew.
 */
import { openStage, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(site.services, start);
});
afterAll(() => stage.close());

// HZ-50
test.failing('an emoji that may mean danger is asked about', async () => {
  const { turn } = await stage.conversation().say('💔 chest');
  expect(turn.outcome.check).not.toBeNull();
});
