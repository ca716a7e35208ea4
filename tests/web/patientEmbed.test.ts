/** The sample portal on an origin of its own, with the page in a panel, as docs/embedding.md describes it. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import type { Harness } from '../bot/directlineHarness.js';
import { launchBrowser } from '../../evaluation/browser.js';
import { servePages, showcase } from './pageHarness.js';
import { patience } from './patience.js';
import { violationsOf } from './violations.js';

const sample = readFileSync(join(__dirname, '../../web/embed/sample.html'), 'utf8');
/** What a strict portal allows: our script and our frame, no inline styles. */
const portalPolicy = (chat: string): string =>
  `default-src 'none'; script-src ${chat}; frame-src ${chat}; style-src 'self'; base-uri 'none'`;

describe('the page in a portal', () => {
  let harness: Harness;
  let browser: Browser;
  let portal: Server;
  let portalUrl = '';
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    portal = createServer((req, res) => {
      const path = req.url ?? '/';
      const frameOnly = `<!doctype html><html lang="en"><title>t</title><iframe title="chat" src="${harness.url}/"></iframe>`;
      const body = path === '/iframe' ? frameOnly : sample.replaceAll('http://127.0.0.1:3978', harness.url);
      res.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': portalPolicy(harness.url),
      });
      res.end(path === '/weather' ? '<h1>Sunny</h1>' : body);
    });
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
    portalUrl = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
    harness = await servePages(showcase, {
      allowedOrigins: [portalUrl],
      site: { exitUrl: `${portalUrl}/weather` },
    });
  });
  beforeEach(async () => {
    page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(patience);
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await harness.close();
    portal.closeAllConnections();
    await new Promise((resolve) => portal.close(resolve));
  });

  const chat = (): Frame => page.frames().find((frame) => frame.url().startsWith(harness.url))!;

  test('the button opens the panel, the patient talks, closes it, opens it, and the chat is still there', async () => {
    await page.goto(portalUrl);
    const open = page.getByRole('button', { name: 'Chat with us' });
    expect(await open.getAttribute('aria-expanded')).toBe('false');
    expect(await violationsOf(page)).toEqual([]);
    // Nothing is asked of the chat before the patient wants it.
    expect(page.frames()).toHaveLength(1);
    await open.focus();
    await page.keyboard.press('Enter');
    const inside = page.frameLocator('iframe');
    await inside.getByRole('heading', { name: 'How can I help you today?' }).waitFor();
    const box = inside.getByPlaceholder('Write in your own words');
    await box.fill('crushing chest pain');
    await box.press('Enter');
    await inside.getByRole('group', { name: 'Emergency' }).waitFor();
    await inside.locator('button.ac-pushButton', { hasText: 'Call 911' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], 'embedded.png') });
    await page.getByRole('button', { name: 'Close the chat' }).click();
    expect(await open.isVisible()).toBe(true);
    await open.click();
    await inside.locator('.webchat__bubble', { hasText: 'crushing chest pain' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('the script leaves no names in the window of the portal', async () => {
    // Frames are names too ("0"); the other page has no script.
    const names = `Object.getOwnPropertyNames(window).filter((name) => !/^\\d+$/.test(name)).sort()`;
    await page.goto(`${portalUrl}/iframe`);
    const without = await page.evaluate<string[]>(names);
    await page.goto(portalUrl);
    await page.getByRole('button', { name: 'Chat with us' }).click();
    expect(await page.evaluate<string[]>(names)).toEqual(without);
  });

  test('a reload of the portal brings the same conversation back', async () => {
    await page.goto(portalUrl);
    const talk = async (): Promise<void> => page.getByRole('button', { name: 'Chat with us' }).click();
    await talk();
    const inside = page.frameLocator('iframe');
    await inside.getByPlaceholder('Write in your own words').fill('I feel strange');
    await inside.getByPlaceholder('Write in your own words').press('Enter');
    await inside.locator('.webchat__bubble', { hasText: 'I want to be sure' }).waitFor();
    await page.reload();
    await talk();
    await inside.locator('.webchat__bubble', { hasText: 'I feel strange' }).waitFor();
  });

  test('"Leave quickly" in the panel takes the whole portal away', async () => {
    await page.goto(portalUrl);
    await page.getByRole('button', { name: 'Chat with us' }).click();
    await page.frameLocator('iframe').getByRole('button', { name: 'Leave quickly' }).click();
    await page.getByRole('heading', { name: 'Sunny' }).waitFor();
    expect(page.url()).toBe(`${portalUrl}/weather`);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
  });

  test('a plain frame works as well', async () => {
    await page.goto(`${portalUrl}/iframe`);
    const inside = page.frameLocator('iframe');
    await inside.getByPlaceholder('Write in your own words').fill('I feel strange');
    await inside.getByPlaceholder('Write in your own words').press('Enter');
    await inside.locator('.webchat__bubble', { hasText: 'I want to be sure' }).waitFor();
    expect(chat()).toBeDefined();
  });

  test('a portal that the hospital has not named gets no page', async () => {
    const closed = await servePages(showcase);
    await page.route(`${portalUrl}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><iframe title="chat" src="${closed.url}/"></iframe>`,
      }),
    );
    await page.goto(`${portalUrl}/`);
    expect(page.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
    await closed.close();
    complaints.length = 0;
  });

  test('a message from elsewhere moves nobody', async () => {
    await page.goto(portalUrl);
    await page.getByRole('button', { name: 'Chat with us' }).click();
    await page.frameLocator('iframe').getByPlaceholder('Write in your own words').waitFor();
    // Resolves when the listeners before this one, the script's among them, have had the message.
    await page.evaluate(`new Promise((resolve) => {
      window.addEventListener('message', resolve, { once: true });
      window.postMessage({ careline: 'leave', to: 'https://example.org/' }, '*');
    })`);
    expect(page.url()).toBe(`${portalUrl}/`);
  });
});
