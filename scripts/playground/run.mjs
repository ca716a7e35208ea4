/**
 * `npm run playground`: the main job as a Teams personal chat. Starts Careline's demo and Microsoft's Agents Playground,
 * plays three chats in a real browser and a nurse by her API, checks what is seen, leaves screenshots in docs/images.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { openChat } from './chat.mjs';
import { nurseAt } from './nurse.mjs';
import { install, startPlayground } from './playground.mjs';
import { wording } from './wording.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist/bot/main.js');
const chromiumPath = '/usr/bin/chromium';
const quiet =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const site = 'Riverside Hospital';
const name = 'Ada Okafor';
const picture = (what) => join(root, 'docs/images', `teams-${what}.png`);

/** Undone in reverse order, whatever happens: only what this script made. */
const undo = [];
let failed = 0;

async function check(what, work) {
  try {
    await work();
    console.log(`ok    ${what}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${what}: ${error.message}`);
  }
}

async function emergency(chat, nurse) {
  const words = 'crushing chest pain for 20 minutes';
  await chat.say(words);
  await check('chest pain: the card says to call 911', () => chat.seen(wording('emergency', 'ambulance')));
  await check('chest pain: the notice says that this is an AI assistant', () =>
    chat.seen(wording('notice', 'body', { site })),
  );
  await check('chest pain: a P1 case exists, and the card names it', async () => {
    const { priority, number } = await nurse.caseOf(words);
    assert.equal(priority, 'P1');
    await chat.seen(number);
  });
  await chat.screenshot(picture('1-emergency'));
}

async function answer(chat, nurse) {
  const before = (await nurse.cases()).length;
  await chat.say('what can I do to prevent high blood pressure?');
  await check('blood pressure: the vetted section', () => chat.seen('Eat less salt.'));
  await check('blood pressure: a link to its page', async () =>
    assert.match(await chat.link(/High blood pressure/), /\/articles\/high-blood-pressure#/),
  );
  await chat.screenshot(picture('2-answer'));
  await chat.say('my chest feels a bit tight');
  await check('tight chest: the check question', () => chat.seen(wording('checks', 'RF02.c1')));
  await check('tight chest: the button “No” is understood', async () => {
    await chat.press(wording('check', 'no'));
    await chat.seen(wording('check', 'thanks_no'));
  });
  await check('neither opened a case', async () => assert.equal((await nurse.cases()).length, before));
}

async function risky(chat, nurse) {
  const words = 'can I take ibuprofen with warfarin?';
  const reply = 'Please do not take them together. I will ring you today.';
  await chat.say(words);
  await check('warfarin: a nurse case, and the patient knows its number', async () => {
    const { priority, number } = await nurse.caseOf(words);
    assert.equal(priority, 'P2');
    await chat.seen(wording('case', 'opened', { case: number }));
  });
  await check('warfarin: the patient sees who has claimed the case', async () => {
    await nurse.act(words, 'claim');
    await chat.seen(wording('case', 'claimed', { nurse: name }));
  });
  await check('warfarin: the nurse’s reply arrives by itself', async () => {
    await nurse.act(words, 'reply', { replyId: randomUUID(), text: reply });
    await chat.seen(reply);
  });
  await chat.screenshot(picture('3-nurse'));
}

async function play() {
  for (const file of [main, chromiumPath])
    if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build, and install Debian's chromium`);
  const { startService } = await import(join(root, 'dist/evaluation/service.js'));
  const folder = await mkdtemp(join(tmpdir(), 'careline-playground-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const cli = await install(join(folder, 'playground'));

  const token = randomUUID();
  const service = await startService(main, {
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    LOG_LEVEL: 'error',
    SITE_NAME: site,
    NURSE_DEMO_TOKEN: `${name}:${token}`,
  });
  undo.push(() => service.kill());
  const nurse = nurseAt(service.url, token);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: quiet.split(' ') });
  undo.push(() => browser.close());

  for (const story of [emergency, answer, risky]) {
    const chat = story.name;
    const playground = await startPlayground({ cli, bot: `${service.url}/api/messages`, chat, folder });
    undo.push(() => playground.stop());
    await story(await openChat(browser, { url: playground.url, chat }), nurse);
  }
}

try {
  await play();
} catch (error) {
  failed += 1;
  console.log(`FAIL  ${error.message}`);
} finally {
  for (const step of undo.reverse()) await step();
}
process.exitCode = failed > 0 ? 1 : 0;
