/**
 * Every state of the patient page, in the looks that patients ask their systems for: axe finds nothing, nothing is cut
 * off at the side. With SHOTS=<folder> each state is photographed, to be looked at.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { CaseChange } from '../../storage/types.js';
import type { Harness } from '../bot/directlineHarness.js';
import { launchBrowser } from '../../evaluation/browser.js';
import { servePages, showcase } from './pageHarness.js';
import { Patient } from './patient.js';
import { violationsOf } from './violations.js';

const shots = process.env['SHOTS'];
const minute = 60_000;

/** Every state is looked at wide and light, and narrow and dark; the other looks are seen in the states that differ most. */
const looks: Array<[string, BrowserContextOptions]> = [
  ['light', { viewport: { width: 1000, height: 760 } }],
  ['dark and narrow', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  // 1280 by 720 at 200 %.
  ['zoomed', { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 }],
  ['more contrast', { viewport: { width: 1000, height: 760 }, contrast: 'more' }],
  ['forced colors', { viewport: { width: 1000, height: 760 }, forcedColors: 'active', colorScheme: 'dark' }],
];

let harness: Harness;
let browser: Browser;

beforeAll(async () => {
  harness = await servePages(showcase);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await harness.close();
});
const fully = looks.slice(0, 2);

let patient: Patient;
afterEach(() => patient.leaves());

const conversationId = (): string => harness.received.at(-1)!.conversationId;
const opened = (priority: 'P1' | 'P2'): CaseChange => ({
  kind: 'open',
  id: randomUUID(),
  number: `C-${randomUUID().slice(0, 5).toUpperCase()}`,
  episodeId: 'e',
  priority,
  dueAt: Date.now() + 55 * minute,
  reason: { code: 'Q2', words: 'w', subject: 'patient', seq: 1, at: Date.now() },
});

/** Photographs the page, and holds it to what every state must keep. */
async function holds(look: string, state: string): Promise<void> {
  const { page } = patient;
  if (shots) await page.screenshot({ path: join(shots, `${look.replaceAll(' ', '-')}-${state}.png`) });
  expect([state, await violationsOf(page)]).toEqual([state, []]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect([state, Number(overflow) <= 0]).toEqual([state, true]);
}

describe.each(fully)('every state of the patient page: %s', (look, options) => {
  test('connecting, waiting to send, and out of reach', async () => {
    const context = await browser.newContext(options);
    // One route for all: between two of them a token would slip through.
    let answer: 'none' | 'refused' | 'given' = 'none';
    await context.route('**/webchat/token', (route) => {
      if (answer === 'none') return undefined;
      return answer === 'given' ? route.continue() : route.abort();
    });
    const page = await context.newPage();
    patient = Patient.on(context, page);
    await page.goto(harness.url);
    await patient.greeted();
    await holds(look, 'connecting');
    await patient.says('I feel strange');
    await page.getByText('Waiting to send').waitFor();
    await holds(look, 'waiting-to-send');
    answer = 'refused';
    await page.reload();
    await page.getByRole('heading', { name: 'The chat cannot be reached' }).waitFor();
    await holds(look, 'failed');
    answer = 'given';
    await patient.greeted();
  });

  test('greeting, a question with buttons, an answer with its page, and the menu', async () => {
    patient = await Patient.at(harness.url, browser, options);
    const { page } = patient;
    await holds(look, 'greeting');
    await patient.says('I feel strange');
    await patient.reads('I want to be sure');
    await holds(look, 'question');
    await patient.says('what lowers blood pressure?');
    await patient.reads('Eat less salt');
    await holds(look, 'answer');
    await page.locator('summary').click();
    await holds(look, 'menu');
    await page.keyboard.press('Escape');
    await patient.picks('End and clear');
    await holds(look, 'end-dialog');
    await page.getByRole('dialog').getByRole('button', { name: 'End and clear' }).click();
    await page.getByRole('heading', { name: 'Your chat has ended' }).waitFor();
    await holds(look, 'ended');
  });

  test('offline and lost', async () => {
    patient = await Patient.at(harness.url, browser, options);
    const { page, context } = patient;
    await patient.says('hello');
    await patient.reads('I want to be sure');
    await context.setOffline(true);
    await page.getByText('You are offline').waitFor();
    await holds(look, 'offline');
    await context.setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
    await context.route('**/v3/directline/**', (route) => route.abort());
    harness.line.hub.closeAll();
    await page.getByText('The connection is gone').waitFor();
    await holds(look, 'lost');
  });
});

describe.each(looks)('the gravest states of the patient page: %s', (look, options) => {
  test('emergency card, and its bar that stays', async () => {
    patient = await Patient.at(harness.url, browser, options);
    await patient.says('crushing chest pain');
    await patient.cardButton('Call 911').waitFor();
    await holds(look, 'emergency');
    await patient.says('what lowers blood pressure?');
    await patient.reads('Eat less salt');
    await patient.page.getByRole('group', { name: 'Emergency' }).getByRole('link', { name: 'Call 911' }).waitFor();
    await holds(look, 'after-emergency');
  });

  test('waiting for a nurse, and a nurse writing', async () => {
    patient = await Patient.at(harness.url, browser, options);
    const { page } = patient;
    await patient.says('hello');
    await patient.reads('I want to be sure');
    const change = opened('P2');
    await harness.say(conversationId(), { activity: { type: 'message', text: 'Your case is C-1042.' } }, [change]);
    await page.getByText('Waiting for a nurse.').waitFor();
    await holds(look, 'waiting-for-nurse');
    const found = (await harness.store.openCasesOf(conversationId()))[0]!;
    const claim = { caseId: found.id, nurse: 'Ana Silva', verb: 'claim' as const, version: found.version };
    await harness.store.nurseAct({ ...claim, messages: [], ledger: [], at: Date.now() });
    await patient.says('nurse');
    await page.locator('.speaker', { hasText: 'Ana Silva, nurse' }).waitFor();
    await page.getByText('Ana Silva, nurse, is with you now.').waitFor();
    await holds(look, 'nurse-writes');
  });
});
