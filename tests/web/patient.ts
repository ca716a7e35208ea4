import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { patience } from './patience.js';

/** A patient at a browser. */
export class Patient {
  /** What the browser's console complained about. */
  readonly complaints: string[] = [];
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(patience);
    page.on('console', (line) => line.type() === 'error' && this.complaints.push(line.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /** A patient in a context that the test has prepared. */
  static on(context: BrowserContext, page: Page): Patient {
    return new Patient(context, page);
  }

  /** Opens the page and waits until the chat can be used. */
  static async at(url: string, browser: Browser, options: BrowserContextOptions = {}): Promise<Patient> {
    const context = await browser.newContext(options);
    const patient = new Patient(context, await context.newPage());
    await patient.page.goto(url);
    await patient.greeted();
    return patient;
  }

  greeted(): Promise<void> {
    return this.page.getByRole('heading', { name: 'How can I help you today?' }).waitFor();
  }

  async says(text: string): Promise<void> {
    const box = this.page.getByPlaceholder('Write in your own words');
    await box.fill(text);
    await box.press('Enter');
  }

  /** Waits until a bubble with this text is there; `nth` counts from 0. */
  async reads(text: string, nth = 0): Promise<void> {
    await this.page.locator('.webchat__bubble', { hasText: text }).nth(nth).waitFor();
  }

  /** Presses what stands under "More". */
  async picks(name: string): Promise<void> {
    await this.page.locator('summary').click();
    await this.page.locator('.menu').getByRole('button', { name }).click();
  }

  /** A button of a card; each has a hidden twin for screen readers, which is not meant. */
  cardButton(text: string): Locator {
    return this.page.locator('button.ac-pushButton', { hasText: text });
  }

  /** Address that the page next tries to go to; the browser itself opens no telephone here. */
  async goesTo(): Promise<string> {
    const session = await this.context.newCDPSession(this.page);
    await session.send('Page.enable');
    return new Promise((resolve) => session.once('Page.frameRequestedNavigation', ({ url }) => resolve(url)));
  }

  /** Waits until the page itself has scrolled the element into the room of the chat. */
  async seesInView(target: Locator): Promise<void> {
    const handle = await target.elementHandle();
    await this.page.waitForFunction(
      `(element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const room = document.querySelector('.chat').getBoundingClientRect();
        return top >= room.top && bottom <= room.bottom;
      }`,
      handle,
    );
  }

  leaves(): Promise<void> {
    return this.context.close();
  }
}
