import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Harness } from '../bot/directlineHarness.js';
import { launchBrowser } from '../../evaluation/browser.js';
import { servePages, showcase } from './pageHarness.js';
import { Patient } from './patient.js';
import { violationsOf } from './violations.js';

describe('the patient page in a real browser', () => {
  let harness: Harness;
  let browser: Browser;
  let patient: Patient;

  const open = async (options?: BrowserContextOptions): Promise<Patient> =>
    (patient = await Patient.at(harness.url, browser, options));

  beforeAll(async () => {
    harness = await servePages(showcase);
    browser = await launchBrowser();
  });
  afterEach(() => patient.leaves());
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  test('name, emergency number and ways to begin are there, and nothing breaks the content policy', async () => {
    const { page, complaints } = await open();
    expect(await page.title()).toBe('Riverside Hospital: patient assistant');
    expect(await page.getByRole('link', { name: '911' }).getAttribute('href')).toBe('tel:911');
    expect(await page.getByRole('note').textContent()).toContain('not approved by a clinician');
    await page.getByRole('button', { name: 'What is high blood pressure?' }).click();
    await patient.reads('Eat less salt');
    expect(await page.getByRole('heading', { name: 'How can I help you today?' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a reload brings the same conversation back, whole', async () => {
    const { page } = await open();
    await patient.says('I feel strange');
    await patient.reads('I want to be sure');
    const before = harness.received.at(-1)?.conversationId;
    await page.reload();
    await patient.reads('I feel strange');
    await patient.reads('I want to be sure');
    await patient.cardButton('I have a question').click();
    await patient.reads('I want to be sure', 1);
    expect(harness.received.at(-1)).toMatchObject({
      conversationId: before,
      activity: { text: 'I have a question', value: { answer: 'I have a question' } },
    });
  });

  test.each([
    ['light', 1100, 800],
    ['light', 320, 640],
    ['dark', 900, 800],
  ] as const)(
    '%s, %d by %d: the emergency card is in view and dials, axe finds nothing',
    async (colorScheme, width, height) => {
      const { page } = await open({ viewport: { width, height }, colorScheme });
      expect(await violationsOf(patient.page)).toEqual([]);
      await patient.says('crushing chest pain for 20 minutes');
      const call = patient.cardButton('Call 911');
      await call.waitFor();
      await patient.seesInView(page.locator('.ac-textBlock', { hasText: 'Call 911 now.' }));
      await page.getByRole('button', { name: 'Talk to a nurse', exact: true }).click();
      await page.locator('.speaker', { hasText: 'Ana Silva, nurse' }).waitFor();
      expect(await violationsOf(patient.page)).toEqual([]);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
      const goesTo = patient.goesTo();
      await call.click();
      expect(await goesTo).toBe('tel:911');
      expect(patient.context.pages()).toHaveLength(1);
    },
  );

  test('markup in an answer is text, not markup', async () => {
    const { page } = await open();
    const markup = `<img src=x onerror="document.title='hacked'"><b>bold</b>`;
    await patient.says(`inject ${markup} [link](javascript:document.title='hacked')`);
    await page.locator('.webchat__bubble:not(.webchat__bubble--from-user)', { hasText: 'bold' }).waitFor();
    expect(await page.locator('.webchat__bubble img[src="x"], .webchat__bubble b').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    expect(await page.title()).toBe('Riverside Hospital: patient assistant');
  });

  test('"End and clear" asks first, then leaves nothing behind', async () => {
    const { page, context } = await open();
    await patient.says('my secret trouble');
    await patient.reads('I want to be sure');
    const before = harness.received.at(-1)?.conversationId;
    await patient.picks('End and clear');
    expect(await violationsOf(patient.page)).toEqual([]);
    await page.keyboard.press('Escape');
    await patient.reads('my secret trouble');
    await patient.picks('End and clear');
    await page.getByRole('dialog').getByRole('button', { name: 'End and clear' }).click();
    await page.getByRole('heading', { name: 'Your chat has ended' }).waitFor();
    expect(await violationsOf(patient.page)).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await patient.greeted();
    await patient.says('hello again');
    await patient.reads('I want to be sure');
    expect(harness.received.at(-1)?.conversationId).not.toBe(before);
    expect(await page.getByText('my secret trouble').count()).toBe(0);
  });
});
