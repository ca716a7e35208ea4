import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Transitions end; spinners do not. A transition that is taken back ends in a refusal. */
const changing = `Promise.allSettled(
  document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished),
).then(() => undefined)`;

/** What axe finds, each with its first place. A color that is still changing is not judged. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(changing);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
