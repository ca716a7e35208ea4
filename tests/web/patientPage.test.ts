import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { HandClock, type Harness } from '../bot/directlineHarness.js';
import { buildPages, launchBrowser, servePages, showcase } from './pageHarness.js';

jest.setTimeout(60_000);

describe('the patient page in a real browser', () => {
  let pages: ReturnType<typeof buildPages>;
  let harness: Harness;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  const box = () => page.getByPlaceholder('Write in your own words');
  const say = async (text: string): Promise<void> => {
    await box().fill(text);
    await box().press('Enter');
  };
  const bubble = (text: string) => page.locator('.webchat__bubble', { hasText: text }).first();
  const open = async (options: BrowserContextOptions = {}, url = harness.url): Promise<void> => {
    context = await browser.newContext(options);
    page = await context.newPage();
    complaints = [];
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(url);
    await page.getByRole('heading', { name: 'How can I help you today?' }).waitFor();
  };
  const violations = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

  beforeAll(async () => {
    pages = buildPages();
    harness = await servePages(pages.folder, showcase);
    browser = await launchBrowser();
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    await harness.close();
    pages.remove();
  });

  test('name, emergency number and ways to begin are there, and nothing breaks the content policy', async () => {
    await open();
    expect(await page.title()).toBe('Riverside Hospital: patient assistant');
    expect(await page.getByRole('link', { name: '911' }).getAttribute('href')).toBe('tel:911');
    await page.getByRole('button', { name: 'What is high blood pressure?' }).click();
    await bubble('Eat less salt').waitFor();
    expect(await page.getByRole('heading', { name: 'How can I help you today?' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a reload brings the same conversation back, whole', async () => {
    await open();
    await say('I feel strange');
    await bubble('I want to be sure').waitFor();
    const before = harness.received.at(-1)?.conversationId;
    await page.reload();
    await bubble('I feel strange').waitFor();
    await bubble('I want to be sure').waitFor();
    await page.locator('button.ac-pushButton', { hasText: 'I have a question' }).click();
    await page.locator('.webchat__bubble--from-user', { hasText: 'I have a question' }).waitFor();
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
    '%s, %d pixels wide: the emergency card is in view, dials, and axe finds nothing',
    async (colorScheme, width, height) => {
      await open({ viewport: { width, height }, colorScheme });
      expect(await violations()).toEqual([]);
      await say('crushing chest pain for 20 minutes');
      const call = page.locator('button.ac-pushButton', { hasText: 'Call 911' });
      await call.waitFor();
      const headline = page.locator('.ac-textBlock', { hasText: 'Call 911 now.' });
      // Scrolled into place by the page itself, not by the test.
      await inView(headline);
      await page.getByRole('button', { name: 'Talk to a nurse', exact: true }).click();
      await page.getByText('Ana Silva, nurse').waitFor();
      expect(await violations()).toEqual([]);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
      const dialled = nextNavigation();
      await call.click();
      expect(await dialled).toBe('tel:911');
      expect(context.pages()).toHaveLength(1);
    },
  );

  test('markup in an answer is text, not markup', async () => {
    await open();
    await say(
      `inject <img src=x onerror="document.title='hacked'"><b>bold</b> [link](javascript:document.title='hacked')`,
    );
    await page.locator('.webchat__bubble:not(.webchat__bubble--from-user)', { hasText: 'bold' }).waitFor();
    expect(await page.locator('.webchat__bubble img[src="x"], .webchat__bubble b').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    expect(await page.title()).toBe('Riverside Hospital: patient assistant');
  });

  test('a lost connection is said, and made good without a reload', async () => {
    await open();
    await say('I feel strange');
    await bubble('I want to be sure').waitFor();
    const { conversationId } = harness.received.at(-1)!;
    harness.line.hub.closeAll();
    await page.getByText('The connection is gone').waitFor();
    await harness.say(conversationId, { activity: { type: 'message', text: 'Said while you were away' } });
    await bubble('Said while you were away').waitFor();
    expect(await page.getByText('The connection is gone').count()).toBe(0);
    await context.setOffline(true);
    await page.getByText('You are offline').waitFor();
    await context.setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  });

  test('a message written offline goes out once the network is back, once', async () => {
    await open();
    await say('I feel strange');
    await bubble('I want to be sure').waitFor();
    await context.setOffline(true);
    await say('are you there');
    await page.getByText('You are offline').waitFor();
    await context.setOffline(false);
    const replies = page.locator('.webchat__bubble', { hasText: 'I want to be sure' });
    await replies.nth(1).waitFor();
    const texts = harness.received.map(({ activity }) => (activity as { text?: string }).text);
    expect(texts.filter((text) => text === 'are you there')).toHaveLength(1);
  });

  test('while the store is down the card still comes, and the message is kept trying', async () => {
    await open();
    await say('I feel strange');
    await bubble('I want to be sure').waitFor();
    harness.spool = { card: { type: 'message', text: 'Call 911 now (unstored).' } };
    await say('crushing chest pain');
    await bubble('Call 911 now (unstored).').waitFor();
    harness.spool = null;
    await page.locator('button.ac-pushButton', { hasText: 'Call 911' }).waitFor();
  });

  test('a token that expired is renewed without the patient noticing', async () => {
    const clock = new HandClock(Date.now());
    const own = await servePages(pages.folder, showcase, { clock });
    await open({}, own.url);
    await say('I feel strange');
    await bubble('I want to be sure').waitFor();
    const { conversationId } = own.received.at(-1)!;
    own.openCases.add(conversationId);
    clock.forward(31 * 60_000);
    own.beat();
    await say('are you there');
    const replies = page.locator('.webchat__bubble', { hasText: 'I want to be sure' });
    await replies.nth(1).waitFor();
    expect(own.received.at(-1)).toMatchObject({ conversationId, activity: { text: 'are you there' } });
    await own.close();
  });

  test('"End and clear" asks first, then leaves nothing behind', async () => {
    await open();
    await say('my secret trouble');
    await bubble('I want to be sure').waitFor();
    const before = harness.received.at(-1)?.conversationId;
    await page.getByRole('button', { name: 'End and clear' }).click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await bubble('my secret trouble').waitFor();
    await page.getByRole('button', { name: 'End and clear' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End and clear' }).click();
    await page.getByRole('heading', { name: 'Your chat has ended' }).waitFor();
    expect(await violations()).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await page.getByRole('heading', { name: 'How can I help you today?' }).waitFor();
    await say('hello again');
    await bubble('I want to be sure').waitFor();
    expect(harness.received.at(-1)?.conversationId).not.toBe(before);
    expect(await page.getByText('my secret trouble').count()).toBe(0);
  });

  /** Address that the page next tries to go to; the browser itself opens no telephone here. */
  async function nextNavigation(): Promise<string> {
    const session = await context.newCDPSession(page);
    await session.send('Page.enable');
    return new Promise((resolve) => session.once('Page.frameRequestedNavigation', ({ url }) => resolve(url)));
  }

  async function inView(target: ReturnType<Page['locator']>): Promise<void> {
    const handle = await target.elementHandle();
    await page.waitForFunction(
      `(element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const room = document.querySelector('.chat').getBoundingClientRect();
      return top >= room.top && bottom <= room.bottom;
    }`,
      handle,
    );
  }
});
