/**
 * The main job in a real browser, patient page and nurse page side by side, against the built service as `npm start`
 * runs it: danger is caught, a question gets its page, a risky question reaches a nurse, and her answer the patient.
 */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launchBrowser } from '../../evaluation/browser.js';
import { startService, type RunningService } from '../../evaluation/service.js';
import { patience } from './patience.js';
import { violationsOf } from './violations.js';

const main = join(__dirname, '../../dist/bot/main.js');
describe('patient and nurse side by side', () => {
  let service: RunningService;
  let browser: Browser;
  let nurse: Page;
  const errors: string[] = [];

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(service.url + path);
    return page;
  }

  /** Web Chat repeats a message for screen readers: the visible one is the list item or paragraph. */
  const seen = (page: Page, text: string | RegExp): Promise<void> =>
    page.locator('p, li').filter({ hasText: text }).first().waitFor();

  async function say(page: Page, text: string): Promise<void> {
    const box = page.getByRole('textbox');
    await box.fill(text);
    await box.press('Enter');
  }

  beforeAll(async () => {
    for (const file of [main, chromiumPath])
      if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build, and install Debian's chromium`);
    const dataDir = mkdtempSync(join(tmpdir(), 'careline-web-'));
    service = await startService(main, {
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'error',
      SITE_NAME: 'Test Hospital',
    });
    browser = await launchBrowser();
    nurse = await open(service.signInPath);
    await nurse.getByRole('textbox').first().fill('Ada Okafor');
    await nurse.keyboard.press('Enter');
    await nurse.getByText('Signed in as Ada Okafor').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await service?.kill();
  });

  it('crushing chest pain: the card, and a P1 on the open nurse page within a second', async () => {
    const patient = await open('/');
    await say(patient, 'crushing chest pain for 20 minutes');
    await patient.getByText('Call 911 now.').first().waitFor();
    const shown = Date.now();
    await nurse.getByText('crushing chest pain for 20 minutes').first().waitFor();
    expect(Date.now() - shown).toBeLessThan(1000);
    await nurse.getByText('P1').first().waitFor();
    await patient.context().close();
  });

  it('a prevention question: the vetted section with its source, still there after a reload', async () => {
    const patient = await open('/');
    await say(patient, 'what can I do to prevent high blood pressure?');
    await seen(patient, 'Eat less salt.');
    await patient.reload();
    await seen(patient, 'Eat less salt.');
    const link = patient.getByRole('link', { name: /High blood pressure/ }).first();
    expect(await link.getAttribute('href')).toContain('/articles/high-blood-pressure#');
    await patient.context().close();
  });

  it('a risky question: a nurse case; the nurse claims and answers, and the patient reads it', async () => {
    const patient = await open('/');
    await say(patient, 'can I take ibuprofen with warfarin?');
    await seen(patient, /Your case is C-/);
    await nurse.getByText('can I take ibuprofen with warfarin?').first().click();
    await nurse.getByRole('button', { name: 'Claim', exact: true }).click();
    await seen(patient, 'Ada Okafor is reading your messages now');
    const reply = nurse.getByRole('textbox').last();
    await reply.fill('Please do not take them together. I will ring you.');
    await reply.press('Control+Enter');
    await seen(patient, 'Please do not take them together. I will ring you.');
    await patient.context().close();
  });

  it('axe finds nothing on the nurse page and on our own parts of the patient page', async () => {
    const patient = await open('/');
    await patient.getByRole('textbox').waitFor();
    for (const page of [nurse, patient]) expect(await violationsOf(page)).toEqual([]);
    await patient.context().close();
  });

  it('no page threw', () => {
    expect(errors).toEqual([]);
  });
});
