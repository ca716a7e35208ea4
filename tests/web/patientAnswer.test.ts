/** Answers on the patient page: what stands out, what is folded, and "did this help?", for eyes, keyboard and screen reader. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { answerCard } from '../../dialogs/cards/answer.js';
import { reasonQuestion } from '../../dialogs/cards/feedback.js';
import { launchBrowser } from '../../evaluation/browser.js';
import type { Answered } from '../../knowledge/retrieval/answer.js';
import type { Echo, Harness } from '../bot/directlineHarness.js';
import { site, start } from '../bot/turn/harness.js';
import { servePages } from './pageHarness.js';
import { Patient } from './patient.js';
import { violationsOf } from './violations.js';

const { services } = site;
const words = services.words('en');
const shown = { answer: 1, article: 'statins', section: 'overview', version: '1.0.0', composition: 'section' } as const;

function answered(articleId: string, sectionId: string, sentence?: number): Answered {
  const answer = services.answerer.answerSection({ articleId, sectionId }, { locale: 'en', now: start });
  if (answer.kind !== 'answer') throw new Error(`${articleId}#${sectionId} is not served`);
  return { ...answer, ...(sentence === undefined ? {} : { highlight: answer.sentences[sentence]! }) };
}
const card = (answer: Answered, whole = false) =>
  answerCard({
    words,
    answer,
    fold: services.fold,
    link: services.link,
    shown,
    whole,
    offersTriage: false,
    asksFeedback: true,
  });

const echo: Echo = (text) => {
  if (text === 'Show all of it') return [{ activity: card(answered('statins', 'overview'), true) }];
  if (text === 'Not helpful') return [{ activity: reasonQuestion(words, shown) }];
  if (/trigger/.test(text)) return [{ activity: card(answered('asthma', 'causes', 7)) }];
  return [{ activity: card(answered('statins', 'overview')) }];
};

describe('an answer in a real browser', () => {
  let harness: Harness;
  let browser: Browser;
  let patient: Patient;
  const open = async (options?: BrowserContextOptions): Promise<Patient> =>
    (patient = await Patient.at(harness.url, browser, options));

  beforeAll(async () => {
    harness = await servePages(echo);
    browser = await launchBrowser();
  });
  afterEach(() => patient.leaves());
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  const lastReceived = () => harness.received.at(-1)!.activity as { text: string; value: unknown };

  test('the item that answers stands out with its lead-in, in a list that is whole', async () => {
    const { page } = await open();
    await patient.says('can cold air be a trigger?');
    await patient.reads('Common triggers');
    expect(await page.locator('.webchat__text-content strong').allTextContents()).toEqual([
      'Common triggers of symptoms are:',
      'cold air, and changes in the weather',
    ]);
    expect(await page.locator('.webchat__text-content li').count()).toBe(8);
  });

  test('what is folded is reached by the keyboard, and the button says what it is about', async () => {
    const { page } = await open();
    await patient.says('what is a statin?');
    await patient.reads('Statins are medicines');
    expect(await page.getByText('Some are atorvastatin').count()).toBe(0);
    expect(await page.locator('.webchat__text-content').last().textContent()).toContain('call 911');
    const button = patient.cardButton('Show all of it');
    await button.focus();
    await page.keyboard.press('Enter');
    await patient.reads('Some are atorvastatin');
    expect(lastReceived()).toMatchObject({
      text: 'Show all of it',
      value: { careline: { question: 'section', version: '1.0.0', answer: 'show 1 section statins#overview' } },
    });
  });

  test.each([
    ['light', 1100],
    ['dark', 360],
  ] as const)('%s, %d wide: helped or not is one press away, and axe finds nothing', async (colorScheme, width) => {
    const { page } = await open({ viewport: { width, height: 740 }, colorScheme });
    await patient.says('can cold air be a trigger?');
    const group = page.getByRole('group', { name: 'Did this help?' });
    await group.waitFor();
    for (const name of ['Helpful', 'Not helpful']) {
      const box = await group.getByRole('button', { name, exact: true }).boundingBox();
      expect(box!.height).toBeGreaterThanOrEqual(44);
    }
    expect(await violationsOf(page)).toEqual([]);
    await group.getByRole('button', { name: 'Not helpful' }).click();
    await patient.cardButton('Something on the page is wrong').waitFor();
    expect(lastReceived().value).toMatchObject({
      careline: { question: 'feedback', answer: expect.stringMatching(/^down /) },
    });
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
  });
});
