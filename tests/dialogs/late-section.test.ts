/** "Show all of it" pressed late: the page as it reads now, or that it is no longer shown. */
import { answerCard } from '../../dialogs/cards/answer.js';
import type { Shown } from '../../dialogs/cards/feedback.js';
import type { Services } from '../../dialogs/turn.js';
import { openStage, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

const shown: Shown = { answer: 1, article: 'statins', section: 'overview', version: '1.0.0', composition: 'section' };
let stage: Stage;
let services: Services;
beforeEach(async () => {
  services = { ...site.services };
  stage = await openStage(services, start);
});
afterEach(() => stage.close());

/** The button as it was sent with an answer of this version. */
function button(version: string): { text: string; value: unknown } {
  const { words, fold, link, answerer } = site.services;
  const answer = answerer.answerSection({ articleId: 'statins', sectionId: 'overview' }, { locale: 'en', now: start });
  if (answer.kind !== 'answer') throw new Error('the page is not served');
  const card = answerCard({
    words: words('en'),
    answer,
    fold,
    link,
    shown: { ...shown, version },
    whole: false,
    offersTriage: false,
    asksFeedback: false,
  });
  return card.attachments![0]!.content.buttons[0];
}
const press = async ({ text, value }: ReturnType<typeof button>) => {
  const { turn, replies } = await stage.conversation().say(text, { value });
  return { turn, texts: replies.slice(1).map((reply) => reply.text ?? ''), replies };
};

test('the same version is shown whole, and kept in the ledger as an answer', async () => {
  const { turn, texts } = await press(button('1.0.0'));
  expect(texts).toEqual([expect.stringContaining('Some are atorvastatin')]);
  expect(turn.outcome).toMatchObject({ act: 'whole-section', route: 'answer', nurse: null });
  expect(turn.ledger).toContainEqual(
    expect.objectContaining({ kind: 'answered', detail: expect.objectContaining({ article: 'statins' }) }),
  );
});

test('of an earlier version it is said that the page has changed', async () => {
  expect((await press(button('0.9.0'))).texts).toEqual([
    expect.stringMatching(/^This page has changed/),
    expect.stringContaining('Some are atorvastatin'),
  ]);
});

test('after withdrawal it is said that the page is no longer shown, and a nurse is offered', async () => {
  const late = button('1.0.0');
  services.answerer = { ...site.services.answerer, answerSection: () => ({ kind: 'not-covered' }) };
  const { texts, replies } = await press(late);
  expect(texts).toEqual([expect.stringMatching(/^This page is no longer shown/)]);
  expect(replies.at(-1)!.attachments![0]!.content.buttons).toMatchObject([{ title: 'Talk to a nurse' }]);
});

test('words of the patient beside a pressed button are screened like any others', async () => {
  const { turn } = await press({ ...button('1.0.0'), text: 'crushing chest pain and I cannot breathe' });
  expect(turn.outcome.route).toBe('emergency');
});

test.each(['Helpful', 'Not helpful', 'Show all of it', 'It is too hard to read', 'Something on the page is wrong'])(
  'typed without its button, "%s" alarms nobody',
  async (text) => {
    const { turn } = await stage.conversation().say(text);
    expect(turn.alarms).toEqual([]);
    expect(turn.outcome).toMatchObject({ disposition: null, check: null, crisis: false });
  },
);
