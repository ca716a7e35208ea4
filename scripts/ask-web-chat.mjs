/**
 * `node scripts/ask-web-chat.mjs <questions.yaml> [folder for screenshots]`, after `npm run build`: asks real questions
 * on the patient page as a patient would, each in a conversation of its own, and prints what is read there. For reading
 * by people: nothing is scored. A row: `ask`; `press`, a button to press if it is offered;
 * `then`, a question that follows.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const patience = 20_000;
/** The page is at rest when it has not changed for so long. */
const restMs = 1_200;
const desktop = { viewport: { width: 1100, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

const [file, folder] = process.argv.slice(2);
if (!file) throw new Error('usage: node scripts/ask-web-chat.mjs <questions.yaml> [folder for screenshots]');
if (!existsSync(dist)) throw new Error('dist is missing: run npm run build');
const { startService } = await import(join(dist, 'evaluation/service.js'));
const { launchBrowser } = await import(join(dist, 'evaluation/browser.js'));

/** Says or presses something, and gives what the bot has written since. */
async function replies(page, act) {
  const bubbles = page.locator('.webchat__bubble:not(.webchat__bubble--from-user)');
  const before = await bubbles.count();
  await act();
  await bubbles.nth(before).waitFor({ timeout: patience });
  await rest(page);
  return (await bubbles.allInnerTexts()).slice(before);
}

async function say(page, text) {
  const box = page.getByPlaceholder('Write in your own words');
  await box.fill(text);
  await box.press('Enter');
}

async function rest(page) {
  for (let last = ''; ;) {
    const now = await page.locator('.chat').innerText();
    if (now === last) return;
    last = now;
    await page.waitForTimeout(restMs);
  }
}

async function converse(browser, url, { id, ask, press, then }, view) {
  const context = await browser.newContext(view.options);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByPlaceholder('Write in your own words').waitFor({ timeout: patience });
  const turn = async (name, words, act) => {
    const read = await replies(page, act);
    if (view.prints) console.log([`\n## ${id}, ${name}: ${words}`, ...read].join('\n\n'));
    if (folder) await page.screenshot({ path: join(folder, `${id}-${name}-${view.name}.png`) });
  };
  await turn('ask', ask, () => say(page, ask));
  const button = page.locator('button.ac-pushButton', { hasText: press ?? '' }).first();
  if (press && (await button.count()) > 0)
    await turn('press', press, () => (view.options.hasTouch ? button.tap() : button.click()));
  if (then) await turn('then', then, () => say(page, then));
  await context.close();
}

const data = await mkdtemp(join(tmpdir(), 'careline-ask-'));
const service = await startService(join(dist, 'bot/main.js'), { DATA_DIR: data, PORT: '0', LOG_LEVEL: 'error' });
const browser = await launchBrowser();
try {
  if (folder) await mkdir(folder, { recursive: true });
  const views = [{ name: 'desktop', options: desktop, prints: true }];
  if (folder) views.push({ name: 'phone', options: phone, prints: false });
  for (const row of parse(readFileSync(file, 'utf8')))
    for (const view of views) await converse(browser, service.url, row, view);
} finally {
  await browser.close();
  await service.kill();
  await rm(data, { recursive: true, force: true });
}
