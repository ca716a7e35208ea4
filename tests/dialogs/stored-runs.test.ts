/** Protocols and what was stored: values that no button has, and conversations of a version without protocols. */
import { prepare } from '../../bot/turn/prepare.js';
import { buttonValue } from '../../dialogs/cards/buttons.js';
import type { ConversationState } from '../../dialogs/state.js';
import { openStage, type Stage } from '../../evaluation/stage.js';
import type { Taken } from '../../storage/types.js';
import { site, start } from '../bot/turn/harness.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(site.services, start);
});
afterAll(() => stage.close());

const cough = site.content.protocols.find(({ id }) => id === 'cough-cold')!;

test.each([
  ['breathless', 'constructor'],
  ['breathless', 'NO'],
  ['chest', '__proto__'],
  ['chest', 'none '],
  ['age', '1e308'],
  ['age', '-1'],
  ['temperature', 'NaN'],
])('a value that no button has answers nothing: %s = %s', async (question, answer) => {
  const conversation = stage.conversation();
  await conversation.say('I have a cough');
  const value = buttonValue(`cough-cold/${question}`, cough.version, answer);
  const { turn } = await conversation.say('x', { value });
  expect(turn.state.episodes[0]?.runs[0]?.given).toEqual([]);
  expect(turn.outcome.act).toBe('open-question');
});

test('a conversation that was stored before there were protocols goes on', async () => {
  const { turn } = await stage.conversation().say('I have a sore knee');
  const { runs: _none, ...older } = turn.state.episodes[0]!;
  const state = { ...turn.state, episodes: [older] } as unknown as ConversationState;
  const activity = { type: 'message', text: 'I have a cough' };
  const taken = { state, cases: [], item: { seq: 9, activity } } as unknown as Taken;
  expect(prepare(site.services, taken, start).state.episodes[0]?.runs).toEqual([]);
});

test('of a message behind a button only the beginning is kept with the answer', async () => {
  const conversation = stage.conversation();
  await conversation.say('I have a cough');
  const value = buttonValue('cough-cold/breathless', cough.version, 'no');
  const { turn } = await conversation.say('no '.repeat(33_000), { value });
  expect(turn.state.episodes[0]?.runs[0]?.given).toMatchObject([{ question: 'breathless', value: 'no' }]);
  expect(JSON.stringify(turn.state.episodes[0]?.runs[0]?.given).length).toBeLessThan(1000);
});
