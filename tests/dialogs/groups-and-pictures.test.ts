/** More than one reader, or no words: nothing private is asked for, and danger in words still comes first. */
import type { Activity } from 'botbuilder';
import { openStage, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

const group = { conversation: { id: 'group', isGroup: true } } as unknown as Partial<Activity>;
const picture = { attachments: [{ contentType: 'image/png', contentUrl: 'https://example.org/rash.png' }] };

const textOf = ({ text, summary }: Partial<Activity>): string => [text, summary].filter(Boolean).join('\n');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(site.services, start);
});
afterAll(() => stage.close());

test.each(['hello', 'can I take ibuprofen with warfarin?', 'my chest feels a bit tight', 'what do you know about me'])(
  'a group that writes "%s" is told to write in private, and no more',
  async (text) => {
    const { replies, cases } = await stage.conversation().say(text, group);
    expect(replies.map(textOf)).toEqual([site.services.words('en').text('fault.group')]);
    expect(cases).toEqual([]);
  },
);

test('an emergency in a group gets its card and a nurse all the same', async () => {
  const { turn, cases } = await stage.conversation().say('crushing chest pain for 20 minutes', group);
  expect(turn.outcome.disposition).toBe('ambulance');
  expect(cases.map(({ priority }) => priority)).toEqual(['P1']);
});

test('words beside a picture are read like any others', async () => {
  const { turn } = await stage.conversation().say('crushing chest pain for 20 minutes', picture);
  expect(turn.outcome.disposition).toBe('ambulance');
});
