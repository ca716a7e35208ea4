/** Commands and cries for help: no danger is left behind by a command, and who calls for help reads the number. */
import type { Activity } from 'botbuilder';
import { buttonValue } from '../../dialogs/cards/buttons.js';
import { openStage, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(site.services, start);
});
afterAll(() => stage.close());

test('"Yes, delete it" deletes nothing once a nurse has been asked', async () => {
  const conversation = stage.conversation();
  await conversation.say('forget me');
  const asked = await conversation.say('can I take ibuprofen with warfarin?');
  expect(asked.cases).toHaveLength(1);
  const { turn } = await conversation.say('Yes, delete it', { value: buttonValue('forget', '1', 'yes') });
  expect(turn.forget).toBe(false);
});

describe.each(['start over', 'stop', 'forget me'])('"%s"', (command) => {
  test('leaves no danger check without a question or a nurse', async () => {
    const conversation = stage.conversation();
    const first = await conversation.say('my chest feels a bit tight');
    expect(first.turn.outcome.check).toBe('RF02.c1');
    const { turn } = await conversation.say(command);
    expect(turn.outcome.check ?? turn.outcome.nurse).not.toBeNull();
  });
});

describe.each(['HELP ME PLEASE', 'call an ambulance', '911'])('"%s"', (cry) => {
  test('is answered with the number', async () => {
    const conversation = stage.conversation();
    await conversation.say('hello');
    const { replies } = await conversation.say(cry);
    const said = replies.map(({ text, summary }: Partial<Activity>) => `${text ?? ''} ${summary ?? ''}`).join(' ');
    expect(said).toContain(site.services.place.emergency);
  });
});
