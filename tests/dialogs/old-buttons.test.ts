/** A button answers the question that it was made for, while that question is open, and nothing else. */
import { buttonValue } from '../../dialogs/cards/buttons.js';
import { openStage, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(site.services, start);
});
afterAll(() => stage.close());

test('"No" to a check of an earlier version, or to another check, clears nothing', async () => {
  for (const value of [buttonValue('RF02.c1', '0.0.1', 'no'), buttonValue('RF11.c1', '1.0.0', 'no')]) {
    const conversation = stage.conversation();
    expect((await conversation.say('my chest feels a bit tight')).turn.outcome.check).toBe('RF02.c1');
    const { turn } = await conversation.say('', { value });
    const cleared = turn.state.episodes.flatMap(({ record }) => record.findings).filter((f) => f.status === 'absent');
    expect(cleared).toEqual([]);
    expect(turn.outcome.check ?? turn.outcome.nurse).not.toBeNull();
  }
});

test('a button of a stranger’s making is no button', async () => {
  const conversation = stage.conversation();
  await conversation.say('my chest feels a bit tight');
  const { turn } = await conversation.say('', { value: { careline: { question: 'RF02.c1', answer: 'no' } } });
  expect(turn.button).toBeUndefined();
});

test('a page that is no longer served, on an old button, is told to be gone', async () => {
  const conversation = stage.conversation();
  await conversation.say('hello');
  const { turn, replies } = await conversation.say('', { value: buttonValue('which', '2', 'no-such-page#overview') });
  expect(turn.outcome.act).toBe('page');
  expect(replies.map(({ text }) => text).join()).toContain('no longer shown');
});
