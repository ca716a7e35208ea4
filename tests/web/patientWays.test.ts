/** What a patient can do on the page besides writing: read the page behind an answer, save, print, leave at once. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { Route } from '../../bot/server.js';
import type { Echo, Harness } from '../bot/directlineHarness.js';
import { launchBrowser } from '../../evaluation/browser.js';
import { servePages, showcase } from './pageHarness.js';
import { Patient } from './patient.js';
import { violationsOf } from './violations.js';

const neutral = 'Sunny, 21 degrees';
const vetted = `<!doctype html><html lang="en"><head><title>t</title></head><body><main><h1>High blood pressure</h1>
<nav><ul><li><a href="#what">What it is</a></li></ul></nav><section id="what"><h2>What it is</h2><p>Pressure.</p></section>
<section id="prevention"><h2>Prevention</h2><p>Eat less salt.</p></section></main><footer><p>Version 1.0.0</p></footer></body></html>`;

const html = (path: string, body: string): Route => ({
  method: 'GET',
  path,
  handler: async (_req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    res.end(body);
  },
});

describe('the ways around the chat', () => {
  let harness: Harness;
  let browser: Browser;
  let patient: Patient;
  let exitUrl = '';

  /** Not what the service sends; a version that does must not leave a patient before an empty page. */
  const broken = {
    type: 'message',
    text: 'Choose:',
    attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { buttons: [null] } }],
  };
  const cites: Echo = (text, activity) =>
    /broken/.test(text)
      ? [{ activity: broken }]
      : /cite/.test(text)
        ? [
            {
              activity: {
                type: 'message',
                textFormat: 'markdown',
                text: `Eat less salt.\n\n[From “High blood pressure”: Prevention](${harness.url}/articles/high-blood-pressure#prevention). See also [elsewhere](https://example.org/).`,
              },
            },
          ]
        : showcase(text, activity);

  beforeAll(async () => {
    browser = await launchBrowser();
    const weather = await servePages(showcase, { routes: [html('/weather', `<h1>${neutral}</h1>`)] });
    exitUrl = `${weather.url}/weather`;
    harness = await servePages(cites, {
      site: { exitUrl },
      routes: [html('/articles/:id', vetted)],
    });
    closeWeather = () => weather.close();
  });
  let closeWeather = (): Promise<void> => Promise.resolve();
  beforeEach(async () => void (patient = await Patient.at(harness.url, browser, { acceptDownloads: true })));
  afterEach(() => patient.leaves());
  afterAll(async () => {
    await browser.close();
    await harness.close();
    await closeWeather();
  });

  test('a citation opens the vetted page over the chat, at its section, and Escape goes back to it', async () => {
    const { page } = patient;
    await patient.says('cite please');
    const link = page.getByRole('link', { name: 'From “High blood pressure”: Prevention' });
    await link.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'The page behind the answer' });
    await panel.getByRole('heading', { name: 'Prevention' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Prevention');
    expect(await panel.getByRole('link', { name: 'Open in a new tab' }).getAttribute('href')).toBe(
      `${harness.url}/articles/high-blood-pressure#prevention`,
    );
    expect(await violationsOf(page)).toEqual([]);
    await panel.getByRole('link', { name: 'What it is' }).click();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('What it is');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.className')).toBe('citation');
    expect(patient.context.pages()).toHaveLength(1);
    const elsewhere = page.getByRole('link', { name: 'elsewhere (opens in a new tab)' });
    expect(await elsewhere.getAttribute('rel')).toBe('noopener noreferrer');
  });

  test('a card that cannot be drawn takes nothing else with it', async () => {
    const { page } = patient;
    await patient.says('broken card');
    await page.locator('.card.plain', { hasText: 'I cannot show this part here.' }).waitFor();
    await patient.says('crushing chest pain');
    await patient.cardButton('Call 911').waitFor();
    expect(await page.getByRole('button', { name: 'Leave quickly' }).isVisible()).toBe(true);
  });

  test('the conversation is saved as text: who said what, cards and choices too', async () => {
    const { page } = patient;
    await patient.says('crushing chest pain');
    await patient.cardButton('Call 911').waitFor();
    await patient.says('get me a nurse');
    await patient.reads('Hello, I am Ana');
    const download = page.waitForEvent('download');
    await patient.picks('Save as text');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^chat-\d{4}-\d{2}-\d{2}\.txt$/);
    const text = await readFile(await file.path(), 'utf8');
    for (const line of [
      'Chat with Riverside Hospital',
      'In an emergency call 911',
      'crushing chest pain',
      'Call 911 now.',
      'You can choose: Call 988, Call 911.',
      'Hello, I am Ana. How can I help?',
    ])
      expect(text).toContain(line);
    expect(text).toMatch(/^You \(/m);
    expect(text).toMatch(/^Assistant \(/m);
    expect(text).toMatch(/^Ana Silva, nurse \(/m);
  });

  test('on paper the whole conversation stands, without the page around it', async () => {
    const { page } = patient;
    for (const count of [0, 1, 2]) {
      await patient.says(`what lowers blood pressure? ${count}`);
      await patient.reads('Eat less salt', count);
    }
    await page.emulateMedia({ media: 'print' });
    for (const name of ['Talk to a nurse', 'Leave quickly', 'Send'])
      expect(await page.getByRole('button', { name, exact: true }).isVisible()).toBe(false);
    const first = page.locator('.webchat__bubble', { hasText: 'what lowers blood pressure? 0' });
    const heights = await page.evaluate<[number, number]>(
      '[document.querySelector(".chat").getBoundingClientRect().height, document.querySelector(".webchat__basic-transcript__transcript").getBoundingClientRect().height]',
    );
    expect(await first.isVisible()).toBe(true);
    expect(heights[0]).toBeGreaterThanOrEqual(heights[1]);
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
  });

  const leftNothing = async (): Promise<void> => {
    const { page, context } = patient;
    await page.getByRole('heading', { name: neutral }).waitFor();
    expect(page.url()).toBe(exitUrl);
    expect(await context.cookies()).toEqual([]);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
  };

  test('"Leave quickly" replaces the page, forgets the chat, and "back" does not return to it', async () => {
    await patient.says('my secret trouble');
    await patient.reads('I want to be sure');
    await patient.page.getByRole('button', { name: 'Leave quickly' }).click();
    await leftNothing();
  });

  test('three presses of Shift leave too; Shift in writing does not', async () => {
    const { page } = patient;
    await patient.says('my secret trouble');
    await patient.reads('I want to be sure');
    const box = page.getByPlaceholder('Write in your own words');
    await box.focus();
    for (const letter of 'ABCD') await page.keyboard.press(`Shift+${letter}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await box.inputValue()).toBe('ABCD');
    await page.keyboard.press('Shift');
    await page.getByText('Press Shift 2 more times to leave this page.').waitFor();
    await page.keyboard.press('Shift');
    await page.getByText('Press Shift 1 more time to leave this page.').waitFor();
    await page.keyboard.press('Shift');
    await leftNothing();
  });

  test('screen readers hear who says what, the emergency at once, and the focus stays where it is', async () => {
    const { page } = patient;
    await page.evaluate(`{
      const heard = (window.heard = []);
      const live = (node) => node.parentElement?.closest('[aria-live], [role=log], [role=status], [role=alert]');
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) {
            const region = live(node);
            if (region) heard.push([region.getAttribute('role') ?? region.getAttribute('aria-live'), node.textContent]);
          }
      }).observe(document.body, { childList: true, subtree: true });
    }`);
    const heard = async (role: string): Promise<string> =>
      (await page.evaluate<Array<[string, string]>>('window.heard'))
        .filter(([from]) => from === role)
        .map(([, text]) => text)
        .join(' | ');
    await patient.says('get me a nurse');
    await patient.reads('Hello, I am Ana');
    const spoken = await heard('log');
    expect(spoken).toMatch(/Assistant:\s+I have passed this to a nurse/);
    expect(spoken).toMatch(/Ana Silva, nurse:\s+Hello, I am Ana/);
    await patient.says('crushing chest pain');
    await patient.cardButton('Call 911').waitFor();
    expect(await heard('alert')).toContain('Call 911 now.');
    expect(await heard('log')).toMatch(/Assistant:\s+Call 911 now\.[^|]*You can choose: Call 988, Call 911\./);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  });

  test('a whole conversation with the keyboard alone', async () => {
    const { page } = patient;
    const { keyboard } = page;
    const focused = (): Promise<string> =>
      page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
    /** Tab until the wanted control has the focus, as a patient without a mouse does. */
    const tabTo = async (name: string, back = false): Promise<void> => {
      for (let presses = 0; presses < 40; presses++) {
        await keyboard.press(back ? 'Shift+Tab' : 'Tab');
        if ((await focused()) === name) return;
      }
      throw new Error(`${name} cannot be reached by Tab`);
    };
    await tabTo('I have a symptom');
    await keyboard.press('Enter');
    await patient.reads('I want to be sure');
    await tabTo('Your message');
    await keyboard.type('crushing chest pain');
    await keyboard.press('Shift+Enter');
    await keyboard.type('since noon');
    await keyboard.press('Enter');
    await patient.cardButton('Call 911').waitFor();
    expect(harness.received.at(-1)).toMatchObject({ activity: { text: 'crushing chest pain\nsince noon' } });
    await tabTo('Call 911', true);
    expect(await page.evaluate('document.activeElement.href')).toBe('tel:911');
    await tabTo('More', true);
    await keyboard.press('Enter');
    await tabTo('End and clear');
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'End this chat?' }).waitFor();
    expect(await focused()).toBe('Keep chatting');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your chat has ended' }).waitFor();
    await tabTo('Start a new chat');
    await keyboard.press('Enter');
    await patient.greeted();
    await tabTo('Your message');
    await keyboard.type('hello again');
    await keyboard.press('Enter');
    await patient.reads('I want to be sure');
  });
});
