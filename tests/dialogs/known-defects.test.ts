/**
 * Defects that the hazard log names (docs/safety/hazards.yaml). Each test says what should be; jest complains as soon as one
 * is mended, and then its `.failing` comes off and the hazard is estimated anew.
 */
import type { Activity } from 'botbuilder';
import { buttonValue } from '../../dialogs/cards/buttons.js';
import { openStage, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(site.services, start);
});
afterAll(() => stage.close());

// HZ-42
test.failing('"Yes, delete it" deletes nothing once a nurse has been asked', async () => {
  const conversation = stage.conversation();
  await conversation.say('forget me');
  const asked = await conversation.say('can I take ibuprofen with warfarin?');
  expect(asked.cases).toHaveLength(1);
  const { turn } = await conversation.say('Yes, delete it', { value: buttonValue('forget', '1', 'yes') });
  expect(turn.forget).toBe(false);
});

// HZ-08
describe.each(['start over', 'stop'])('"%s"', (command) => {
  test.failing('leaves no danger check without a question or a nurse', async () => {
    const conversation = stage.conversation();
    const first = await conversation.say('my chest feels a bit tight');
    expect(first.turn.outcome.check).toBe('RF02.c1');
    const { turn } = await conversation.say(command);
    expect(turn.outcome.check ?? turn.outcome.nurse).not.toBeNull();
  });
});

// HZ-50
describe.each(['HELP ME PLEASE', 'call an ambulance', '911'])('"%s"', (cry) => {
  test.failing('is answered with the number', async () => {
    const conversation = stage.conversation();
    await conversation.say('hello');
    const { replies } = await conversation.say(cry);
    const said = replies.map(({ text, summary }: Partial<Activity>) => `${text ?? ''} ${summary ?? ''}`).join(' ');
    expect(said).toContain(site.services.place.emergency);
  });
});
