/** A check is about the person it was asked about, whoever else an answer names. */
import { openStage, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(site.services, start);
});
afterAll(() => stage.close());

test('no clear answer opens the case about them, not about whom the answer names', async () => {
  const conversation = stage.conversation();
  expect((await conversation.say('my mum has some chest pain')).turn.outcome.check).toBe('RF02.c1');
  let cases = (await conversation.say('my brother is here with me')).cases;
  for (let i = 0; i < 3 && cases.length === 0; i += 1)
    ({ cases } = await conversation.say('my brother is here with me'));
  expect(cases.flatMap(({ reasons }) => reasons)).toMatchObject([{ code: 'RF02.c1', subject: 'mother' }]);
});
