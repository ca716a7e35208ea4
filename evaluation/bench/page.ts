/** `bench -- page`: the first load of the patient page in Chromium: bytes over the line, and time until it can be used. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.js';
import { startService } from '../service.js';
import { median } from './quantile.js';

export interface FirstLoad {
  /** Everything the page fetched, packed as it came, in kB of 1000 bytes. */
  kB: number;
  /** From the start of the navigation until the box took a word, in ms. */
  usableMs: number;
  /** Until Web Chat was there and connected, in ms. */
  connectedMs: number;
}

const runs = 5;

/** Runs in the page before anything else: writes into the box as soon as it is there, as a hurried patient would. */
const hurry = `(() => {
  const seen = (window.firstLoad = {});
  const look = () => {
    const box = document.querySelector('textarea');
    if (box && !seen.usableMs && document.activeElement !== box) box.focus();
    if (document.activeElement === box && box && !seen.usableMs) {
      document.execCommand('insertText', false, 'hello');
      if (box.value === 'hello') seen.usableMs = performance.now();
    }
    if (!seen.connectedMs && document.querySelector('[data-connected]')) seen.connectedMs = performance.now();
    if (!seen.usableMs || !seen.connectedMs) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();`;

/** Opens the page with an empty cache and waits until it has fetched all that a first load fetches. */
export async function firstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await session.send('Network.enable');
    await page.addInitScript(hurry);
    await page.goto(url);
    await page.locator('[data-connected]').waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const seen = await page.evaluate<Omit<FirstLoad, 'kB'>>('window.firstLoad');
    return {
      kB: Math.round(bytes / 1000),
      usableMs: Math.round(seen.usableMs),
      connectedMs: Math.round(seen.connectedMs),
    };
  } finally {
    await context.close();
  }
}

/** Medians of first loads from the built service. @param dist folder of the build */
export async function benchPage(dist: string): Promise<FirstLoad> {
  const dataDir = mkdtempSync(join(tmpdir(), 'careline-page-'));
  const service = await startService(join(dist, 'bot/main.js'), { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' });
  const browser = await launchBrowser();
  try {
    const loads: FirstLoad[] = [];
    // The first one also packs the files and wakes the browser: it is not counted.
    for (let run = 0; run <= runs; run++) loads.push(await firstLoad(browser, service.url));
    const of = (name: keyof FirstLoad): number => median(loads.slice(1).map((load) => load[name]));
    return { kB: of('kB'), usableMs: of('usableMs'), connectedMs: of('connectedMs') };
  } finally {
    await browser.close();
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
