/** A button answers the question that it was made for, while that question is open, and nothing else. */
import type { Activity } from 'botbuilder';
import { buttonValue } from '../../dialogs/cards/buttons.js';
import { openStage, type Conversation, type Reply, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

interface CardAction {
  title: string;
  text?: string;
  value?: unknown;
}

/** The buttons below the replies, by title. */
function buttonsOf({ replies }: Reply): Map<string, CardAction> {
  const actions = replies.flatMap(({ attachments }) =>
    (attachments ?? []).flatMap(({ content }) => (content.buttons ?? []) as CardAction[]),
  );
  return new Map(actions.map((action) => [action.title, action]));
}

const press = (conversation: Conversation, button: CardAction): Promise<Reply> =>
  conversation.say(button.text ?? '', { value: button.value });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(site.services, start);
});
afterAll(() => stage.close());

// Known defect (docs/safety/hazards.yaml, HZ-42): the open question outlives the new case. Whoever mends it takes `.failing` off.
test.failing('"Yes, delete it" deletes nothing once a nurse has been asked', async () => {
  const conversation = stage.conversation();
  const yes = buttonsOf(await conversation.say('forget me')).get('Yes, delete it')!;
  const asked = await conversation.say('can I take ibuprofen with warfarin?');
  expect(asked.cases).toHaveLength(1);
  const { turn } = await press(conversation, yes);
  expect(turn.forget).toBe(false);
  const said = (await stage.store.messages(conversation.id, 0)).map(({ activity }) => (activity as Activity).text);
  expect(said).toContain('can I take ibuprofen with warfarin?');
});

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
