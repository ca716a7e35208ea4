import type { Browser } from 'playwright-core';
import { HandClock, type Harness } from '../bot/directlineHarness.js';
import { launchBrowser } from '../../evaluation/browser.js';
import { servePages, showcase } from './pageHarness.js';
import { Patient } from './patient.js';

describe('the patient page when the line is bad', () => {
  let harness: Harness;
  let browser: Browser;
  let patient: Patient;
  let clock: HandClock;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    clock = new HandClock(Date.now());
    harness = await servePages(showcase, { clock });
    patient = await Patient.at(harness.url, browser);
    await patient.says('I feel strange');
    await patient.reads('I want to be sure');
  });
  afterEach(async () => {
    await patient.leaves();
    await harness.close();
  });
  afterAll(async () => {
    await browser.close();
  });

  const conversationId = (): string => harness.received.at(-1)!.conversationId;
  const sent = (text: string) =>
    harness.received.filter(({ activity }) => (activity as { text?: string }).text === text);

  test('a lost connection is said, and made good without a reload', async () => {
    harness.line.hub.closeAll();
    await patient.page.getByText('The connection is gone').waitFor();
    await harness.say(conversationId(), { activity: { type: 'message', text: 'Said while you were away' } });
    await patient.reads('Said while you were away');
    await patient.page.getByText('The connection is gone').waitFor({ state: 'detached' });
    expect(await patient.page.getByText('Said while you were away').count()).toBeGreaterThan(0);
  });

  test('a message written offline goes out once the network is back, once', async () => {
    await patient.context.setOffline(true);
    await patient.page.getByText('You are offline').waitFor();
    await patient.says('are you there');
    await patient.context.setOffline(false);
    await patient.page.getByText('You are offline').waitFor({ state: 'detached' });
    await patient.reads('I want to be sure', 1);
    expect(sent('are you there')).toHaveLength(1);
  });

  test('while the store is down the card still comes, and the message is kept trying', async () => {
    harness.spool = { card: { type: 'message', text: 'Call 911 now (unstored).' } };
    await patient.says('crushing chest pain');
    await patient.reads('Call 911 now (unstored).');
    harness.spool = null;
    await patient.cardButton('Call 911').waitFor();
    const keys = sent('crushing chest pain').map(({ inboxKey }) => inboxKey);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
  });

  test('an expired token is renewed without the patient noticing', async () => {
    const before = conversationId();
    harness.openCases.add(before);
    clock.forward(31 * 60_000);
    harness.beat();
    await patient.says('are you there');
    await patient.reads('I want to be sure', 1);
    expect(conversationId()).toBe(before);
    expect(sent('are you there')).toHaveLength(1);
  });

  test('after long silence on a shared computer the old chat is gone', async () => {
    const before = conversationId();
    clock.forward(31 * 60_000);
    await patient.page.reload();
    await patient.greeted();
    expect(await patient.page.getByText('I feel strange').count()).toBe(0);
    await patient.says('are you there');
    await patient.reads('I want to be sure');
    expect(conversationId()).not.toBe(before);
  });
});
