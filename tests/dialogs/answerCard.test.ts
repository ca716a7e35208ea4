/** What a patient reads of an answer: the section's own words, whatever signs are in them, and buttons that speak for themselves. */
import MarkdownIt from 'markdown-it';
import { answerCard } from '../../dialogs/cards/answer.js';
import { readButton, type ButtonValue } from '../../dialogs/cards/buttons.js';
import { isButtonTitle, readFeedback, readSection, type Shown } from '../../dialogs/cards/feedback.js';
import { escapeMarkdown } from '../../dialogs/cards/markdown.js';
import type { Answered } from '../../knowledge/retrieval/answer.js';
import { site } from '../bot/turn/harness.js';

const { services } = site;
const words = services.words('en');
const markdown = new MarkdownIt('default', { html: false });
/** What is read of a markdown text: no markup, entities back. */
const read = (text: string): string =>
  markdown
    .render(text)
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|amp|quot);/g,
      (_, name: 'lt' | 'gt' | 'amp' | 'quot') => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name],
    )
    .trim();

const shown: Shown = { answer: 3, article: 'statins', section: 'overview', version: '1.2.0', composition: 'section' };
const answered = (text: string, highlight?: string): Answered => ({
  kind: 'answer',
  articleId: 'statins',
  title: 'Statins',
  section: 'What are statins?',
  sectionId: 'overview',
  sectionKind: 'overview',
  version: '1.2.0',
  reviewBy: '2027-05-31',
  sources: [
    'A society, Guideline for one thing, 2024',
    'An agency, Label, 2020',
    'A society, Guideline for another, 2021',
  ],
  status: 'sample',
  text,
  sentences: [],
  ...(highlight ? { highlight } : {}),
  parts: [],
  composition: { mode: 'section' },
  concern: false,
  url: '/articles/statins#overview',
});
const cardOf = (answer: Answered, more: { whole?: boolean; asksFeedback?: boolean } = {}) =>
  answerCard({
    words,
    answer,
    fold: services.fold,
    link: (path) => `https://example.org${path}`,
    shown,
    whole: more.whole ?? false,
    offersTriage: false,
    asksFeedback: more.asksFeedback ?? true,
  });
const bodyOf = (answer: Answered) => cardOf(answer, { whole: true }).text!.split('\n\n---\n\n')[0]!;
const buttonsOf = (card: ReturnType<typeof cardOf>) =>
  (card.attachments ?? []).flatMap(({ content }) => content.buttons as { title: string; value: unknown }[]);

test.each([
  '*Not* this',
  '2 * 3 * 4',
  'snake_case and _this_',
  '`code`',
  '[link](https://a.example)',
  '<b>bold</b>',
  '# One',
  '1. First',
  '12) Twelfth',
  '- dash',
  '+ plus',
  '> more',
  '>more',
  '---',
  '=== ',
  'a ~~b~~ c',
  '&amp; and & and &#42;',
  'C:\\temp\\*',
  'over 38.5 °C (101 °F)',
  '**x**',
  'A <- B',
])('escaped, a text reads as it stands: %s', (text) => {
  expect(read(escapeMarkdown(text))).toBe(text.trim());
  expect(markdown.render(escapeMarkdown(text))).toMatch(/^<p>/);
});

test('plain words are not touched, and a very long text is quick', () => {
  const text = "If it doesn't pass in 2 days (or 38.5 °C), call us: don't wait!";
  expect(escapeMarkdown(text)).toBe(text);
  for (const sign of ['*', '_', '&', '~', '\\', '&a'])
    expect(escapeMarkdown(sign.repeat(50_000)).length).toBeGreaterThanOrEqual(50_000);
});

test('every section of the library reads word for word, with any of its sentences highlighted', () => {
  for (const { id, sections } of site.content.articles)
    for (const section of sections) {
      const text = section.text.replaceAll('{emergency}', '911').replaceAll('{crisis}', '988');
      const plain = text.replaceAll(/^- /gm, '').replaceAll(/\n+/g, '\n');
      for (const sentence of [undefined, 0, 3, 6]) {
        const highlight = sentence === undefined ? undefined : `${id}#${section.id}.s${sentence}`;
        const body = bodyOf({ ...answered(text, highlight), articleId: id, sectionId: section.id });
        expect(read(body).replaceAll(/\n+/g, '\n')).toBe(plain);
      }
    }
});

test('the highlighted sentence is strong, in a list with its lead-in', () => {
  const text = 'Mild effects are:\n\n- a (slight) headache\n- “tired” muscles\n\nThey pass. Rest helps.';
  expect(bodyOf(answered(text, 'statins#overview.s2'))).toBe(
    '**Mild effects are:**\n\n- a (slight) headache\n- **“tired” muscles**\n\nThey pass. Rest helps.',
  );
  expect(markdown.render(bodyOf(answered(text, 'statins#overview.s2')))).toContain(
    '<li><strong>“tired” muscles</strong></li>',
  );
  expect(bodyOf(answered(text, 'statins#overview.s4'))).toMatch(/They pass\. \*\*Rest helps\.\*\*$/);
  expect(bodyOf(answered(text, 'another#section.s1'))).toBe(text);
});

test('source, version and review date follow the text', () => {
  const { text } = cardOf(answered('Statins lower cholesterol.'));
  expect(text).toMatch(
    /^Statins lower cholesterol\.\n\n---\n\n\[From “Statins”: What are statins\?\]\(https:\/\/example\.org\/articles\/statins#overview\)/,
  );
  expect(text).toContain(') Version 1.2.0, to be reviewed by 2027-05-31. Based on: A society; An agency.');
});

const filler = (word: string) => `${`${word} `.repeat(69)}${word}.`;
const long = answered(`${filler('Apple')}\n\n${filler('Pear')}`);

test('a long section is folded and has a button for the rest; shown whole it has none', () => {
  const folded = cardOf(long);
  expect(folded.text).toContain('Apple');
  expect(folded.text).not.toContain('Pear');
  expect(buttonsOf(folded).map(({ title }) => title)).toEqual(['Show all of it', 'Helpful', 'Not helpful']);
  expect(readSection(readButton(buttonsOf(folded)[0]!.value))).toEqual(shown);
  const whole = cardOf(long, { whole: true, asksFeedback: false });
  expect(whole.text).toContain('Pear');
  expect(whole.attachments).toBeUndefined();
});

test('a button says what it is about', () => {
  const [, up, down] = buttonsOf(cardOf(long)).map(({ value }) => readButton(value));
  expect(readFeedback(up)).toEqual({ verdict: 'up', shown });
  expect(readFeedback(down)).toEqual({ verdict: 'down', shown });
  expect(isButtonTitle(words, up, 'Helpful')).toBe(true);
  expect(isButtonTitle(words, up, 'crushing chest pain')).toBe(false);
  expect(isButtonTitle(words, undefined, 'Helpful')).toBe(false);
});

test.each([
  '',
  'up',
  'up 3 section statins',
  'love 3 section statins#overview',
  'up x section statins#overview',
  'up 3 magic statins#overview',
  'up 3 section <b>#overview',
  'up 3 section statins#overview and more',
  `up ${'9'.repeat(40)} section statins#overview`,
])('a button of a stranger’s making is none: %j', (answer) => {
  const value: ButtonValue = { question: 'feedback', version: '1.0.0', answer };
  expect(readFeedback(value)).toBeUndefined();
});
