/** The nurse page in a real browser, on a real server and store. Needs `npm run build` first: it serves dist/web. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startNurseLine, text, type NurseLineServer } from '../bot/nurseHarness.js';
import { launchBrowser } from '../../evaluation/browser.js';
import { patience } from './patience.js';
import { violationsOf } from './violations.js';

let server: NurseLineServer;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await startNurseLine({ web: 'dist/web' });
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((one) => one.close()));
  await server.close();
});

const chest = { words: 'crushing chest pain for 20 minutes', code: 'RF02.1', priority: 'P1' as const };
const ibuprofen = { words: 'can I take ibuprofen with warfarin?', code: 'Q2.1', priority: 'P2' as const };

async function open(name: string | undefined, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(`${server.url}/nurse?code=${server.signIn.code()}`);
  if (name !== undefined) {
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: /^Open/ }).waitFor();
  }
  return page;
}
const queue = (page: Page) => page.getByRole('list', { name: 'Cases' });
const item = (page: Page, number: string) => queue(page).getByRole('button', { name: new RegExp(number) });
const live = (page: Page) => page.getByText('Live', { exact: true }).waitFor();

describe('signing in', () => {
  test('the link asks for a name and takes its code out of the address', async () => {
    const page = await open(undefined);
    await page.getByLabel('Your name').waitFor();
    expect(page.url()).toBe(`${server.url}/nurse`);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('Your name').fill('Ana');
    await page.keyboard.press('Enter');
    await page.getByText('No open cases').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.reload();
    await page.getByText('Signed in as Ana').waitFor();
  });
  test('a used link says so and lets the nurse type another code', async () => {
    const page = await open(undefined);
    const fresh = server.signIn.code();
    await page.getByLabel('Your name').fill('Ana');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('has been used or has run out').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('Sign-in code').fill(fresh);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Signed in as Ana').waitFor();
  });
  test('a nurse whose session has ended is asked to sign in again', async () => {
    const page = await open('Ana');
    await page.context().clearCookies();
    await server.seed(ibuprofen);
    await page.getByText('You have been signed out').waitFor();
  });
});

describe('the queue', () => {
  test('a new emergency appears within a second, is announced, and counts in the title', async () => {
    const page = await open('Ana');
    await live(page);
    await server.seed(ibuprofen);
    await item(page, 'C-1001').waitFor();
    const began = Date.now();
    await server.seed(chest);
    await item(page, 'C-1002').waitFor();
    expect(Date.now() - began).toBeLessThan(1_000);
    await page.getByRole('alert').getByText('New emergency case C-1002.').waitFor({ state: 'attached' });
    expect(await page.title()).toBe('P1! (2) Nurse line');
    const names = await queue(page).getByRole('button').allInnerTexts();
    expect(names[0]).toMatch(/C-1002[^]*P1 emergency[^]*crushing chest pain[^]*Waiting[^]*Due/);
    expect(names[1]).toMatch(/C-1001/);
    expect(await violationsOf(page)).toEqual([]);
  });
  test('without the event stream the page still finds new cases', async () => {
    const page = await open(undefined);
    await page.route('**/nurse/api/events', (route) => route.abort());
    await page.getByLabel('Your name').fill('Ana');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Updating every 10 seconds').waitFor();
    await server.seed(ibuprofen);
    await item(page, 'C-1001').waitFor({ timeout: 15_000 });
  });
  test('offline is said, and what was loaded stays', async () => {
    await server.seed(ibuprofen);
    const page = await open('Ana');
    await item(page, 'C-1001').waitFor();
    await page.context().setOffline(true);
    await page.getByText('What you see may be out of date').waitFor();
    expect(await item(page, 'C-1001').isVisible()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('What you see may be out of date').waitFor({ state: 'detached' });
  });
  test('arrows move, Enter opens, and the focus stays where it was when a case comes in above', async () => {
    await server.seed(ibuprofen);
    await server.seed({ ...ibuprofen, words: 'may I drink with this tablet?' });
    const page = await open('Ana');
    await live(page);
    await item(page, 'C-1001').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'C-1002' }).waitFor();
    await server.seed(chest);
    await item(page, 'C-1003').waitFor();
    expect(await item(page, 'C-1002').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('Home');
    expect(await item(page, 'C-1003').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  });
});

describe('a case', () => {
  test('is claimed, answered and closed; the patient gets every word', async () => {
    const { conversationId, number } = await server.seed(ibuprofen);
    const page = await open('Ana Ruiz');
    await item(page, number).click();
    await page.getByText('Claim the case to answer the patient.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Claim', exact: true }).click();
    await page.getByLabel('Reply to the patient').fill('Please do not.\nUse paracetamol.');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('log').getByText('Use paracetamol.').waitFor();
    await page.getByRole('button', { name: 'Close case' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close case' }).click();
    await dialog.getByText('Choose how it ended.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByLabel('Advice given in the chat').check();
    await dialog.getByRole('button', { name: 'Close case' }).click();
    await page.getByText('Closed: Advice given in the chat').waitFor();
    await page.getByRole('button', { name: 'Closed', exact: true }).click();
    await item(page, number).waitFor();
    const said = (await server.store.messages(conversationId, 2)).map((one) => (one.activity as { text: string }).text);
    expect(said).toEqual([
      text('case.claimed', { nurse: 'Ana Ruiz' }),
      'Please do not.\nUse paracetamol.',
      text('case.closed', { case: number }),
    ]);
  });
  test('the slower nurse is told who has it and cannot answer', async () => {
    const { number, caseId } = await server.seed(ibuprofen);
    const page = await open('Ben');
    await item(page, number).click();
    await page.getByRole('button', { name: 'Claim', exact: true }).waitFor();
    // Claimed elsewhere in the moment of the click: the page has not heard of it yet.
    await page.route('**/claim', async (route) => {
      const init = {
        method: 'POST',
        headers: { Authorization: 'Bearer ana-token', 'Content-Type': 'application/json' },
      };
      await fetch(`${server.url}/nurse/api/cases/${caseId}/claim`, { ...init, body: '{"version":1}' });
      await route.continue();
    });
    await page.getByRole('button', { name: 'Claim', exact: true }).click();
    await page.getByText('Ana was faster and has this case now.').waitFor();
    await page.getByText('Only Ana can answer while they have this case.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
  test('a line of the note leads to the patient’s own words', async () => {
    const { number } = await server.seed(chest);
    const page = await open('Ana');
    await item(page, number).click();
    await page.getByRole('button', { name: 'Go to message 1' }).first().click();
    const focused = page.locator('li:focus');
    expect(await focused.innerText()).toContain(chest.words);
  });
  test('what a patient writes arrives while the nurse reads, as text and never as markup', async () => {
    const first = await server.seed(ibuprofen);
    const page = await open('Ana');
    await live(page);
    await item(page, first.number).click();
    await page.getByRole('log').getByText(ibuprofen.words).waitFor();
    await server.seed({ ...ibuprofen, ...first, words: '<img src=x onerror=alert(1)> I feel worse' });
    await page.getByRole('log').getByText('<img src=x onerror=alert(1)> I feel worse').waitFor();
    expect(await page.locator('img').count()).toBe(0);
  });
});

describe('small, zoomed and dark', () => {
  test('320 pixels: nothing to scroll sideways, list and case take turns', async () => {
    const { number } = await server.seed({ ...ibuprofen, words: 'x'.repeat(300) });
    const page = await open('Ana', { viewport: { width: 320, height: 640 } });
    const width = () => page.evaluate('document.documentElement.scrollWidth');
    await item(page, number).waitFor();
    expect(await width()).toBe(320);
    await item(page, number).click();
    await page.getByRole('heading', { name: 'Hand-over note' }).waitFor();
    expect(await width()).toBe(320);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await item(page, number).waitFor();
  });
  test('dark colours keep their contrast', async () => {
    const { number } = await server.seed(chest);
    const page = await open('Ana', { colorScheme: 'dark' });
    await item(page, number).click();
    await page.getByRole('button', { name: 'Claim', exact: true }).click();
    await page.getByLabel('Reply to the patient').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
