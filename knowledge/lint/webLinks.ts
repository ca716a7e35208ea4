import { isIP } from 'node:net';
import type { Article } from '../articles.js';
import type { Item } from '../readTree.js';
import { about } from './finding.js';
import type { Finding } from './finding.js';
import type { LintSettings } from './settings.js';

/** The little of `fetch` that is used here; tests bring their own. */
export type Fetch = (
  url: string,
  options: { method: 'HEAD' | 'GET'; redirect: 'manual'; signal: AbortSignal },
) => Promise<{
  status: number;
  headers: { get(name: string): string | null };
  body: { cancel(): Promise<void> } | null;
}>;

export interface WebLinksOptions {
  fetch: Fetch;
  /** A signal that fires after so many milliseconds. */
  timeout(ms: number): AbortSignal;
  settings: LintSettings['links'];
}

/** Asks each address in `links` once whether it is still there. What is gone is an error, what does not answer a warning. */
export async function checkWebLinks(articles: readonly Item<Article>[], options: WebLinksOptions): Promise<Finding[]> {
  const uses = new Map<string, { item: Item<Article>; index: number }[]>();
  for (const item of articles)
    for (const [index, { url }] of (item.value.links ?? []).entries())
      if (!url.startsWith('/')) uses.set(url, [...(uses.get(url) ?? []), { item, index }]);

  const findings: Finding[] = [];
  const waiting = [...uses.keys()];
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const wrong = await lookAt(url, options);
      if (wrong === null) continue;
      for (const { item, index } of uses.get(url)!)
        findings.push(about(item, ['links', index], wrong.severity, `${url} ${wrong.reason}`));
    }
  };
  await Promise.all(Array.from({ length: options.settings.at_once }, work));
  return findings;
}

type Wrong = { severity: 'error' | 'warning'; reason: string } | null;

async function lookAt(url: string, options: WebLinksOptions): Promise<Wrong> {
  const first = await ask('HEAD', url, options);
  // Many servers answer HEAD wrongly, so only GET counts as a no.
  return first === null ? null : ask('GET', url, options);
}

async function ask(
  method: 'HEAD' | 'GET',
  start: string,
  { fetch, timeout, settings }: WebLinksOptions,
): Promise<Wrong> {
  const signal = timeout(settings.seconds * 1000);
  let url = start;
  try {
    for (let step = 0; step <= settings.redirects; step += 1) {
      if (!isPublic(url)) return { severity: 'warning', reason: 'is no public web address' };
      const { status, headers, body } = await fetch(url, { method, redirect: 'manual', signal });
      await body?.cancel();
      const next = headers.get('location');
      if (status >= 200 && status < 300) return null;
      if (status === 404 || status === 410) return { severity: 'error', reason: `is gone (${status})` };
      if (status < 300 || status >= 400 || next === null || !URL.canParse(next, url))
        return { severity: 'warning', reason: `answers ${status}` };
      url = new URL(next, url).href;
    }
    return { severity: 'warning', reason: 'leads in a circle' };
  } catch (error) {
    const late = signal.aborted ? ` within ${settings.seconds} s` : '';
    return { severity: 'warning', reason: `does not answer${late} (${(error as Error).name})` };
  }
}

/** A page from elsewhere must not make us knock on doors of our own network. */
function isPublic(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const inside = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp)$/i;
  return /^https?:$/.test(protocol) && isIP(name) === 0 && name.includes('.') && !inside.test(name);
}
